import { describeMatrix } from '../support/fault-matrix/suite.js'

describeMatrix(['preview', 'reuse', 'delete', 'sweep'])
