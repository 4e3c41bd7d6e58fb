import { runStep } from '../runner/start.js'
import { deleteStep } from '../steps/delete.js'

void runStep(deleteStep)
