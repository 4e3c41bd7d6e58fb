import { runStep } from '../github/step.js'
import { previewStep } from '../steps/preview.js'

void runStep(previewStep)
