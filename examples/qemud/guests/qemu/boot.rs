//! The guest that a QEMU domain without a disk boots: one sector, which says a line on its serial
//! port and its screen, sends back every byte that it reads there, sleeps in between, and goes off
//! when its power button is pressed.

/// What the guest says when it has started.
pub(crate) const GREETING: &str = "the guest is ready\r\n";

/// Where the firmware puts the sector.
const ORIGIN: u16 = 0x7c00;

/// The length of a sector.
const SECTOR: usize = 512;

/// The code, up to where the address of the greeting belongs.
const BEFORE_ADDRESS: &[u8] = &[
    0x31, 0xc0, //             xor ax, ax
    0x8e, 0xd8, //             mov ds, ax
    0x8e, 0xd0, //             mov ss, ax
    0xbc, 0x00, 0x7c, //       mov sp, 0x7c00
    0xfc, //                   cld
    0xfb, //                   sti                 the clock's interrupts end each hlt
    0xb8, 0x00, 0x01, //       mov ax, 0x100
    0xba, 0x02, 0x06, //       mov dx, 0x602       ACPI, PM1 enable: the power button
    0xef, //                   out dx, ax
    0xba, 0xfb, 0x03, //       mov dx, 0x3fb       COM1, line control: 8n1, divisor
    0xb0, 0x83, //             mov al, 0x83
    0xee, //                   out dx, al
    0xba, 0xf8, 0x03, //       mov dx, 0x3f8       divisor 1: 115,200 baud
    0xb0, 0x01, //             mov al, 1
    0xee, //                   out dx, al
    0x42, //                   inc dx
    0x48, //                   dec ax
    0xee, //                   out dx, al
    0xba, 0xfb, 0x03, //       mov dx, 0x3fb       no more divisor
    0xb0, 0x03, //             mov al, 3
    0xee, //                   out dx, al
    0xba, 0xfa, 0x03, //       mov dx, 0x3fa       FIFO control: on, empty
    0xb0, 0x07, //             mov al, 7
    0xee, //                   out dx, al
    0xbe, //                   mov si, ..
];

/// The code after the address of the greeting.
const AFTER_ADDRESS: &[u8] = &[
    // say:
    0xac, //                   lodsb
    0x84, 0xc0, //             test al, al
    0x74, 0x0c, //             jz rest
    0xe8, 0x34, 0x00, //       call put
    0xb4, 0x0e, //             mov ah, 0x0e
    0xbb, 0x07, 0x00, //       mov bx, 7
    0xcd, 0x10, //             int 0x10            the screen
    0xeb, 0xef, //             jmp say
    // rest:
    0xba, 0x00, 0x06, //       mov dx, 0x600       ACPI, PM1 status
    0xed, //                   in ax, dx
    0xf6, 0xc4, 0x01, //       test ah, 1
    0x75, 0x19, //             jnz off
    0xb9, 0xe8, 0x03, //       mov cx, 1000        looks some times before it sleeps
    // look:
    0xba, 0xfd, 0x03, //       mov dx, 0x3fd       line status: a byte has come
    0xec, //                   in al, dx
    0xa8, 0x01, //             test al, 1
    0x75, 0x05, //             jnz echo
    0xe2, 0xf6, //             loop look
    0xf4, //                   hlt
    0xeb, 0xe7, //             jmp rest
    // echo:
    0xba, 0xf8, 0x03, //       mov dx, 0x3f8
    0xec, //                   in al, dx
    0xe8, 0x0b, 0x00, //       call put
    0xeb, 0xde, //             jmp rest
    // off:
    0xba, 0x04, 0x06, //       mov dx, 0x604       ACPI, PM1 control: sleep type 0, which is S5
    0xb8, 0x00, 0x20, //       mov ax, 0x2000
    0xef, //                   out dx, ax
    0xeb, 0xd5, //             jmp rest
    // put:
    0x88, 0xc4, //             mov ah, al
    0xba, 0xfd, 0x03, //       mov dx, 0x3fd       line status: room for a byte
    // full:
    0xec, //                   in al, dx
    0xa8, 0x20, //             test al, 0x20
    0x74, 0xfb, //             jz full
    0xba, 0xf8, 0x03, //       mov dx, 0x3f8
    0x88, 0xe0, //             mov al, ah
    0xee, //                   out dx, al
    0xc3, //                   ret
];

/// The sector.
pub(crate) fn sector() -> Vec<u8> {
    let code = BEFORE_ADDRESS.len() + size_of_val(&ORIGIN) + AFTER_ADDRESS.len();
    let greeting = ORIGIN.saturating_add(u16::try_from(code).unwrap_or(0));
    let mut sector = BEFORE_ADDRESS.to_vec();
    sector.extend_from_slice(&greeting.to_le_bytes());
    sector.extend_from_slice(AFTER_ADDRESS);
    sector.extend_from_slice(GREETING.as_bytes());
    // The zero that ends the greeting, and the rest up to the mark by which firmware knows it.
    sector.resize(SECTOR - 2, 0);
    sector.extend_from_slice(&[0x55, 0xaa]);
    sector
}
