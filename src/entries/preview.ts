import { runStep } from '../runner/start.js'
import { previewStep } from '../steps/preview.js'

void runStep(previewStep)
