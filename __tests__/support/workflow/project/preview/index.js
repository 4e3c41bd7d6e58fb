import console from 'node:console'
import process from 'node:process'

const got = process.env.INPUT_API_KEY ? 'the API key' : 'nothing'
console.log(`The shop's own preview ran and got ${got}`)
