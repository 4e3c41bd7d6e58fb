import { runStep } from '../runner/start.js'
import { localStep } from '../steps/local.js'

void runStep(localStep)
