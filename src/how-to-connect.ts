const OTHER_JOBS =
  'In other jobs, the <code>get</code> action reads them again: GitHub passes no secret from job to job.'

/**
 * What a later step writes to connect: the names of outputs, as their values are secrets.
 *
 * @param step GITHUB_ACTION: what the runner calls the step
 * @param otherJobs how other jobs connect
 */
export function howToConnect(step: string, otherJobs = OTHER_JOBS): string {
  // The runner makes up a name for a step without an id, which no expression knows.
  const id = /^(?!__)[A-Za-z_][\w-]{0,99}$/.test(step) ? step : 'ID'
  const line = (variable: string, output: string): string =>
    `  ${variable}: \${{ steps.${id}.outputs.${output} }}`
  return `<details><summary>How to connect</summary>
<p>In later steps of this job${id === 'ID' ? ', with the <code>id</code> that you give this step' : ''}:</p>
<pre lang="yaml"><code>env:
${line('REDIS_URL', 'redis_url')}
${line('UPSTASH_REDIS_REST_URL', 'rest_url')}
${line('UPSTASH_REDIS_REST_TOKEN', 'rest_token')}</code></pre>
<p>${otherJobs}</p>
</details>`
}
