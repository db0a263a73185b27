/* An echo server on libtirpc. Says its port on its output and ends when its input does. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <malloc.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include "echo.h"

extern void echo_program_1(struct svc_req *, SVCXPRT *);

static char bytes[LARGE];

small *echo_1_svc(small *data, struct svc_req *request)
{
	return data;
}

large *fetch_1_svc(void *nothing, struct svc_req *request)
{
	static large answer;
	answer.large_len = sizeof bytes;
	answer.large_val = bytes;
	return &answer;
}

u_int *store_1_svc(large *data, struct svc_req *request)
{
	static u_int length;
	length = data->large_len;
	return &length;
}

void *slow_1_svc(void *nothing, struct svc_req *request)
{
	static char done;
	usleep(20000);
	return &done;
}

u_int *heap_1_svc(void *nothing, struct svc_req *request)
{
	static u_int held;
	struct mallinfo2 info = mallinfo2();
	held = info.uordblks + info.hblkhd;
	return &held;
}

/* Whoever started this process is gone. */
static void *watch(void *nothing)
{
	char byte;
	while (read(0, &byte, 1) > 0)
		;
	_exit(0);
}

int main(void)
{
	struct rlimit files;
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	memset(bytes, 7, sizeof bytes);
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t length = sizeof address;
	int one = 1;
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	/* What is accepted inherits it. */
	setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 1024))
		return 1;
	getsockname(listener, (struct sockaddr *)&address, &length);
	SVCXPRT *transport = svc_vc_create(listener, 0, 0);
	/* Protocol 0: nobody tells rpcbind. */
	if (!transport || !svc_reg(transport, ECHO_PROGRAM, ECHO_VERSION, echo_program_1, NULL))
		return 1;
	printf("%d\n", ntohs(address.sin_port));
	fflush(stdout);
	pthread_t watcher;
	pthread_create(&watcher, NULL, watch, NULL);
	svc_run();
	return 1;
}
