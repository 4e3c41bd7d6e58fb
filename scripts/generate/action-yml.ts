import { common } from '../../metadata/common.js'
import type { ActionFile } from '../../metadata/types.js'
import { inputsOf, outputsOf, type DeclaredInput, type SharedWords } from './resolve.js'
import { mapping, toYaml } from './yaml.js'

const heading = '# Generated from metadata/ by "npm run generate": change the words there.\n'

/** The whole text of an action's `action.yml`. */
export function actionYml(action: ActionFile, shared: SharedWords): string {
  const { name, description } = action
  const { author, branding } = common
  const sections = [
    { name, description, author, branding },
    { inputs: mapping(inputsOf(action, shared), inputYaml) },
    { outputs: mapping(outputsOf(action, shared), (output) => ({ description: output.description })) },
    { runs: runs(action) }
  ]
  return heading + sections.map((section) => toYaml(section)).join('\n')
}

/** Where `action.yml` stands in the repository. */
export function actionFilePath({ folder }: ActionFile): string {
  return folder === '.' ? 'action.yml' : `${folder}/action.yml`
}

function inputYaml({ description, default: value }: DeclaredInput): object {
  return value === undefined ? { description, required: true } : { description, default: value }
}

function runs({ folder, main, post }: ActionFile): object {
  const dist = folder === '.' ? 'dist' : '../dist'
  return {
    using: common.using,
    main: `${dist}/${main}/index.js`,
    ...(post !== undefined && { post: `${dist}/${post}/index.js`, 'post-if': common.postIf })
  }
}
