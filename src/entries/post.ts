import { runStep } from '../runner/start.js'
import { postStep } from '../steps/post.js'

void runStep(postStep)
