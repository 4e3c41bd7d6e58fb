import { runStep } from '../github/step.js'
import { createStep } from '../steps/create.js'

void runStep(createStep)
