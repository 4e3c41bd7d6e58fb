import { runStep } from '../runner/start.js'
import { sweepStep } from '../steps/sweep.js'

void runStep(sweepStep)
