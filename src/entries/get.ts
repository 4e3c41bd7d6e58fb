import { runStep } from '../github/step.js'
import { getStep } from '../steps/get.js'

void runStep(getStep)
