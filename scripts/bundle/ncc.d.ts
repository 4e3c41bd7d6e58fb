// @vercel/ncc ships no types; this is the part of its programmatic interface that is used (its readme).
declare module '@vercel/ncc' {
  interface NccOptions {
    cache: false
    esm: boolean
    externals: Readonly<Record<string, string>>
    license: string
    minify: boolean
    quiet: boolean
    sourceMap: boolean
    sourceMapRegister: false
  }
  interface NccResult {
    code: string
    map: string | undefined
    assets: Record<string, { source: string | Buffer } | undefined>
  }
  export default function ncc(input: string, options: NccOptions): Promise<NccResult>
}
