import { runStep } from '../github/step.js'
import { sweepStep } from '../steps/sweep.js'

void runStep(sweepStep)
