import { runStep } from '../runner/start.js'
import { getStep } from '../steps/get.js'

void runStep(getStep)
