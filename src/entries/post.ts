import { runStep } from '../github/step.js'
import { postStep } from '../steps/post.js'

void runStep(postStep)
