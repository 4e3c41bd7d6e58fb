export { makeCertificate } from '../../emulator/certificate.js'
