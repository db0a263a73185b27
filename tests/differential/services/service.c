/*
 * service.c: rpcgen's code of random definitions as a judge.
 * Reads lines "TYPE HEX", where TYPE is a number, and answers each with
 *     "ok CONSUMED TEXT HEX"   it decoded; HEX is the value encoded again
 *     "err"                    it did not decode
 */
#include "service.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

void put(const char *text) { fputs(text, stdout); }
void put_int(long long value) { printf("%lld", value); }
void put_uint(unsigned long long value) { printf("%llu", value); }
void put_bool(int value) { putchar(value ? 'T' : 'F'); }

void put_float(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    printf("f%08x", bits);
}

void put_double(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    printf("d%016llx", (unsigned long long)bits);
}

static void put_hex(const void *bytes, size_t count)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < count; i++) printf("%02x", b[i]);
}

void put_bytes(const void *bytes, size_t count)
{
    putchar('x');
    put_hex(bytes, count);
}

static int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

static void answer(const struct type *t, unsigned char *input, size_t count)
{
    void *value = calloc(1, t->size);
    XDR in, out;
    xdrmem_create(&in, (char *)input, count, XDR_DECODE);
    if (!t->xdr(&in, value)) {
        puts("err");
    } else {
        unsigned consumed = xdr_getpos(&in);
        unsigned char *again = calloc(1, count + 4);
        xdrmem_create(&out, (char *)again, count + 4, XDR_ENCODE);
        if (t->xdr(&out, value)) {
            printf("ok %u ", consumed);
            t->print(value);
            putchar(' ');
            put_hex(again, xdr_getpos(&out));
            putchar('\n');
        } else {
            puts("does not encode what it decoded");
        }
        free(again);
    }
    xdr_free(t->xdr, value);
    free(value);
}

int main(void)
{
    /* libtirpc clears what a count claims before it looks whether the input has that much:
     * without this one flipped bit costs 4 GiB. */
    struct rlimit limit = { 256 << 20, 256 << 20 };
    setrlimit(RLIMIT_AS, &limit);
    char *line = NULL;
    size_t capacity = 0;
    while (getline(&line, &capacity, stdin) > 0) {
        char *digits;
        unsigned long type = strtoul(line, &digits, 10);
        if (type >= n_types || *digits++ != ' ') return 2;
        size_t count = strspn(digits, "0123456789abcdef") / 2;
        unsigned char *input = malloc(count + 1);
        for (size_t i = 0; i < count; i++)
            input[i] = digit(digits[2 * i]) << 4 | digit(digits[2 * i + 1]);
        answer(&types[type], input, count);
        /* If the next one kills us, it is known which it was. */
        fflush(stdout);
        free(input);
    }
    return 0;
}
