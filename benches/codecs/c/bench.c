/* Times libtirpc's coders, in the processor time of this thread. It is asked on its input, by
 *   load SET LENGTH     and that many bytes: answers `same` if it encodes them to the same again
 *   encode SET TURNS    answers the nanoseconds that all turns took
 *   decode SET TURNS    the same; each value is freed in its turn
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "sets.h"

struct set {
	const char *name;
	xdrproc_t coder;
	size_t size;
	void *value;
	char *bytes, *buffer;
	u_int length;
};

#define SET(name) { #name, (xdrproc_t)xdr_##name##_set, sizeof(name##_set), 0, 0, 0, 0 }
static struct set sets[] = {
	SET(log), SET(mesh), SET(savedata), SET(opaque), SET(words), SET(header), SET(list),
	SET(tree), SET(readdirplus),
};

static struct set *named(const char *name)
{
	for (size_t at = 0; at < sizeof sets / sizeof *sets; at++)
		if (strcmp(sets[at].name, name) == 0)
			return &sets[at];
	fprintf(stderr, "there is no set %s\n", name);
	exit(2);
}

static bool_t encode(struct set *set)
{
	XDR xdr;
	xdrmem_create(&xdr, set->buffer, set->length, XDR_ENCODE);
	return set->coder(&xdr, set->value);
}

static bool_t decode(struct set *set, void *value)
{
	XDR xdr;
	memset(value, 0, set->size);
	xdrmem_create(&xdr, set->bytes, set->length, XDR_DECODE);
	return set->coder(&xdr, value);
}

static void fail(const char *what, struct set *set)
{
	fprintf(stderr, "cannot %s %s\n", what, set->name);
	exit(1);
}

static void load(struct set *set, u_int length)
{
	set->length = length;
	set->bytes = malloc(length);
	set->buffer = calloc(1, length);
	set->value = malloc(set->size);
	if (fread(set->bytes, 1, length, stdin) != length)
		fail("read", set);
	if (!decode(set, set->value))
		fail("decode", set);
	if (!encode(set))
		fail("encode", set);
	puts(memcmp(set->bytes, set->buffer, length) == 0 ? "same" : "different");
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

int main(void)
{
	char what[16], name[32];
	unsigned long number;
	while (scanf("%15s %31s %lu", what, name, &number) == 3) {
		struct set *set = named(name);
		if (getchar() != '\n')
			return 2;
		if (strcmp(what, "load") == 0) {
			load(set, number);
		} else if (strcmp(what, "encode") == 0) {
			double start = now();
			while (number--)
				if (!encode(set))
					fail("encode", set);
			printf("%.0f\n", now() - start);
		} else {
			void *value = malloc(set->size);
			double start = now();
			while (number--) {
				if (!decode(set, value))
					fail("decode", set);
				xdr_free(set->coder, value);
			}
			printf("%.0f\n", now() - start);
			free(value);
		}
		fflush(stdout);
	}
	return 0;
}
