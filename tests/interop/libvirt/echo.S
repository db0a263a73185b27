/* A boot sector that writes READY to the first serial port and then sends back each byte that comes.
   With it a guest of QEMU's emulation, without a kernel and without KVM, has a console to talk to. */
    .set PORT, 0x3f8        # data; +1 interrupts, +3 line control, +5 line status

    .code16
    .globl _start
_start:
    cli
    xorw %ax, %ax
    movw %ax, %ds
    movw %ax, %ss
    movw $_start, %sp

    movw $(PORT + 3), %dx   # 115,200 baud, 8 bits, no parity
    movb $0x80, %al
    outb %al, %dx
    movw $PORT, %dx
    movb $1, %al
    outb %al, %dx
    incw %dx
    xorb %al, %al
    outb %al, %dx
    movw $(PORT + 3), %dx
    movb $3, %al
    outb %al, %dx

    sti                     # the clock's tick ends each hlt
    movw $greeting, %si
greet:
    lodsb
    testb %al, %al
    jz listen
    call send
    jmp greet

listen:                     # look often for a while, then sleep until the next tick
    movw $2000, %cx
look:
    movw $(PORT + 5), %dx
    inb %dx, %al
    testb $1, %al
    jnz answer
    loop look
    hlt
    jmp listen
answer:
    movw $PORT, %dx
    inb %dx, %al
    call send
    jmp listen

send:                       # waits until there is room
    movb %al, %bl
    movw $(PORT + 5), %dx
full:
    inb %dx, %al
    testb $0x20, %al
    jz full
    movw $PORT, %dx
    movb %bl, %al
    outb %al, %dx
    ret

greeting:
    .asciz "READY\r\n"

    .org 510
    .byte 0x55, 0xaa
