/** Text that an API, a proxy or a pull request may send to be taken for something else. */
const ESC = '\u001b'

export const hostileTexts: readonly { readonly what: string; readonly text: string }[] = [
  { what: 'a command on a line of its own', text: 'x\n::set-output name=created::pwned\n' },
  { what: 'a mask on a line of its own', text: 'x\r\n::add-mask::pwned\r\n' },
  { what: 'a command at the start', text: '::error file=a,line=1::pwned' },
  { what: 'a command after blanks', text: ' \t ::stop-commands::pwned' },
  { what: 'an old command in the middle', text: 'x ##[error]pwned ##[add-mask]pwned' },
  { what: 'an old command taken apart', text: 'x #\u200b#[error]pwned ##\u001b[0m[add-path]/pwned' },
  { what: 'escaped line breaks', text: 'x%0A::set-env name=PATH::pwned%0D%0A::add-mask::pwned' },
  { what: 'half an escape', text: 'x%250A%%0A::add-path::/pwned%' },
  { what: 'terminal escapes', text: `${ESC}[2J${ESC}]0;pwned\u0007${ESC}[31m::warning::pwned\u009b1m` },
  {
    what: 'Unicode line breaks',
    text: 'x\u2028::add-mask::pwned\u2029::add-mask::pwned\u0085::add-mask::pwned\v\f'
  },
  { what: 'direction marks', text: '\u202e::ksam-dda\u202c\ufeff::add-mask::pwned' },
  { what: 'half a character', text: '\ud800::add-mask::pwned\udfff\n::add-mask::pwned' },
  { what: 'a NUL', text: '\0::add-mask::pwned\0\n::add-mask::pwned' },
  { what: 'a file command', text: 'x\nPATH<<EOF\n/pwned\nEOF\nghadelimiter_x\ncreated=pwned' },
  { what: 'a megabyte of junk', text: 'junk \n::add-mask::pwned\n'.repeat(50_000) }
]
