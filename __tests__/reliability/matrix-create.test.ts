import { describeMatrix } from '../support/fault-matrix/suite.js'

describeMatrix(['create', 'get', 'post step'])
