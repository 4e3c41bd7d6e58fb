import { runStep } from '../runner/start.js'
import { provideStep } from '../steps/provide.js'

void runStep(provideStep)
