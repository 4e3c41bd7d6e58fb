import fc from 'fast-check'

/**
 * Text of any UTF-16 units, as a JSON string may hold: controls, invisible characters and halves of surrogate pairs
 * included. (fast-check's own `unit: 'binary'` has no halves, and takes most of a second to get ready.)
 */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xff }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0x1b, 0x3a, 0x23, 0x5b, 0x25, 0x0a, 0x2028, 0x202e, 0xd800, 0xdfff)
    ),
    { maxLength: 30 }
  )
  .map((units) => String.fromCharCode(...units))
