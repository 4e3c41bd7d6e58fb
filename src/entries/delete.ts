import { runStep } from '../github/step.js'
import { deleteStep } from '../steps/delete.js'

void runStep(deleteStep)
