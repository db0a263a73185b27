/* What the generated printers of values need, and what they give. */
#include <rpc/rpc.h>
#include <string.h>

struct type {
    size_t size;
    xdrproc_t xdr;
    void (*print)(void *);
};

extern const struct type types[];
extern const unsigned n_types;

void put(const char *text);
void put_int(long long value);
void put_uint(unsigned long long value);
void put_bool(int value);
void put_float(float value);
void put_double(double value);
void put_bytes(const void *bytes, size_t count);
