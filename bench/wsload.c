/* wsload.c - protocol-agnostic WebSocket (or raw TCP) load generator and receiver.
 * One thread, epoll, no dependencies:  gcc -O2 -o wsload wsload.c
 * Run `./wsload` without arguments for the options.  Every loop is bounded in time.
 *
 * Strings in paths, headers, scripts and templates are expanded per connection:
 *   {i} connection index   {r} room index (i / room-size)   {m} index inside the room   {R} room index, five digits
 * and understand C escapes \n \r \t \\ \0 \xNN (not in paths).
 * A send template holds @@T@@ (becomes @@T<16 hex ns of CLOCK_MONOTONIC>@@) and may hold
 * @@U@@ (becomes 32 unique hex characters).  Receivers look for the marker in any payload.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <getopt.h>

typedef struct { char *p; size_t len, cap; } buf_t;
static void bput(buf_t *b, const void *d, size_t n) {
    if (b->len + n > b->cap) {
        b->cap = (b->len + n) * 2 + 64;
        b->p = realloc(b->p, b->cap);
        if (!b->p) { fprintf(stderr, "out of memory\n"); exit(3); }
    }
    memcpy(b->p + b->len, d, n);
    b->len += n;
}
static void bfree(buf_t *b) { free(b->p); b->p = NULL; b->len = b->cap = 0; }

enum { OP_T, OP_B, OP_W, OP_L };
typedef struct { int op; char *s; } step_t;
typedef struct { step_t *st; int n; } block_t;
enum { S_NEW, S_CONN, S_HS, S_SCRIPT, S_READY, S_DEAD };
typedef struct {
    int fd, st, idx, room, pc, wantout, fragop;
    uint64_t resume_ns;
    buf_t in, out, frag;
    char *tmpl; size_t tlen; int *toff, nt, *uoff, nu; /* ready frame of a sender */
} conn_t;
typedef struct { uint64_t sent, got; } room_t;

/* ---- options */
static const char *o_host = "127.0.0.1", *o_path = "/", *o_sub = NULL, *o_script = NULL, *o_hfile = NULL;
static int o_port = 8000, o_n = 1000, o_rs = 0, o_senders = 1, o_expect = 0, o_window = 0, o_inflight = 32;
static int o_tcp = 0, o_first = 0, o_series = 0, o_binary = 0, o_sendrooms = 0, o_half = 0, o_nosend = 0, o_anytime = 0;
static double o_settle = 1, o_warm = 1, o_dur = 5, o_drain = 5, o_ctimeout = 60, o_limit = 250, o_auto = 0, o_factor = 1.4, o_maxmiss = 0, o_hold = 0;
static char *o_tmpl = NULL, *o_rates = NULL, *o_label = "";
static char *o_hdr[32]; static int n_hdr = 0;
static char *rep_x[16], *rep_y[16]; static size_t rep_xl[16]; static int n_rep = 0;
static int pids[32], n_pid = 0;

static conn_t *C; static room_t *R; static int n_rooms;
static block_t *blocks; static int n_blocks;
static char **hblocks; static int n_hblocks;
static int ep, n_ready, n_dead, n_started, n_inflight;
static uint64_t idle_ns, run_id, seq, bytes_in, pongs, replies;
static uint64_t m_start, m_end, run_start; /* measured interval: by the marker's time */
static uint64_t d_window, d_meas, d_all, sent_meas, sent_all, frames_in;

static uint64_t now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1000000000ull + t.tv_nsec; }
static void die(const char *f, ...) { va_list a; va_start(a, f); vfprintf(stderr, f, a); va_end(a); fputc('\n', stderr); exit(2); }

/* ---- histogram: 64 sub-buckets for each power of two of nanoseconds (about 1.6 % wide) */
#define HB (64 * 64)
static uint64_t hist[HB], h_max; static double h_sum;
static inline void hrec(uint64_t v) {
    if (v > h_max) h_max = v;
    h_sum += v;
    int b;
    if (v < 64) b = v;
    else { int e = 63 - __builtin_clzll(v); b = ((e - 5) << 6) | ((v >> (e - 6)) & 63); }
    hist[b]++;
}
static double hval(int b) { if (b < 64) return b; int e = (b >> 6) + 5; return ldexp(64 + (b & 63) + 0.5, e - 6); }
static double pct(double q, uint64_t n) {
    if (!n) return 0;
    uint64_t want = (uint64_t)ceil(q * n), c = 0;
    for (int i = 0; i < HB; i++) { c += hist[i]; if (c >= want) { double v = hval(i); return v > h_max ? h_max : v; } }
    return h_max;
}

/* ---- text helpers */
static size_t unesc(char *s) {
    char *o = s, *p = s;
    while (*p) {
        if (*p == '\\' && p[1]) {
            p++;
            if (*p == 'n') *o++ = '\n'; else if (*p == 'r') *o++ = '\r'; else if (*p == 't') *o++ = '\t';
            else if (*p == '0') *o++ = 0;
            else if (*p == 'x' && p[1] && p[2]) { char h[3] = {p[1], p[2], 0}; *o++ = (char)strtol(h, NULL, 16); p += 2; }
            else *o++ = *p;
            p++;
        } else *o++ = *p++;
    }
    *o = 0;
    return o - s;
}
static char *expand(const char *s, int i) {
    buf_t b = {0}; char t[16];
    while (*s) {
        if (s[0] == '{' && s[1] && s[2] == '}' && strchr("irmR", s[1])) {
            int v = s[1] == 'i' ? i : s[1] == 'm' ? i % o_rs : i / o_rs;
            bput(&b, t, snprintf(t, sizeof t, s[1] == 'R' ? "%05d" : "%d", v)); s += 3;
        } else bput(&b, s++, 1);
    }
    bput(&b, "", 1);
    return b.p;
}
static char *slurp(const char *f) {
    FILE *h = fopen(f, "rb"); if (!h) die("cannot open %s", f);
    buf_t b = {0}; char t[65536]; size_t n;
    while ((n = fread(t, 1, sizeof t, h)) > 0) bput(&b, t, n);
    fclose(h); bput(&b, "", 1);
    return b.p;
}
static void load_script(void) {
    blocks = calloc(1, sizeof *blocks); n_blocks = 1;
    if (!o_script) return;
    char *s = slurp(o_script), *save = NULL;
    for (char *l = strtok_r(s, "\n", &save); l; l = strtok_r(NULL, "\n", &save)) {
        if (!strcmp(l, "---")) { blocks = realloc(blocks, (n_blocks + 1) * sizeof *blocks); memset(&blocks[n_blocks++], 0, sizeof *blocks); continue; }
        if (*l == '#' || !l[0] || l[1] != ' ') continue;
        int op = l[0] == 'T' ? OP_T : l[0] == 'B' ? OP_B : l[0] == 'W' ? OP_W : l[0] == 'L' ? OP_L : -1;
        if (op < 0) die("bad script line: %s", l);
        block_t *b = &blocks[n_blocks - 1];
        b->st = realloc(b->st, (b->n + 1) * sizeof *b->st);
        b->st[b->n++] = (step_t){op, l + 2};
    }
    if (n_blocks > 1 && !blocks[n_blocks - 1].n) n_blocks--;
}
static void load_headers(void) {
    if (!o_hfile) return;
    char *s = slurp(o_hfile), *e;
    while (s && *s) {
        e = strstr(s, "---\n"); if (e) { *e = 0; e += 4; }
        hblocks = realloc(hblocks, (n_hblocks + 1) * sizeof *hblocks); hblocks[n_hblocks++] = s; s = e;
    }
}

/* ---- frames */
static uint32_t maskkey = 0x5aa51337;
static void frame(buf_t *b, int op, const char *p, size_t n) {
    if (o_tcp) { bput(b, p, n); return; }
    unsigned char h[14]; int k = 2;
    h[0] = 0x80 | op;
    if (n < 126) h[1] = 0x80 | n;
    else if (n < 65536) { h[1] = 0x80 | 126; h[2] = n >> 8; h[3] = n; k = 4; }
    else { h[1] = 0x80 | 127; for (int i = 0; i < 8; i++) h[2 + i] = (uint64_t)n >> (56 - 8 * i); k = 10; }
    memcpy(h + k, &maskkey, 4); k += 4;
    bput(b, h, k);
    size_t o = b->len; bput(b, p, n);
    const unsigned char *m = (const unsigned char *)&maskkey;
    for (size_t i = 0; i < n; i++) b->p[o + i] ^= m[i & 3];
}
static void kill_conn(conn_t *c) {
    if (c->st == S_DEAD) return;
    if (c->st == S_READY) n_ready--; else n_inflight--;
    c->st = S_DEAD; n_dead++; close(c->fd); c->fd = -1;
    bfree(&c->in); bfree(&c->out); bfree(&c->frag);
}
static void flush(conn_t *c) {
    size_t o = 0;
    while (o < c->out.len) {
        ssize_t n = send(c->fd, c->out.p + o, c->out.len - o, MSG_NOSIGNAL);
        if (n > 0) o += n;
        else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
        else { kill_conn(c); return; }
    }
    if (o < c->out.len) memmove(c->out.p, c->out.p + o, c->out.len - o);
    c->out.len -= o;
    int want = c->out.len > 0;
    if (want != c->wantout) {
        struct epoll_event e = {.events = EPOLLIN | (want ? EPOLLOUT : 0), .data.ptr = c};
        epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e); c->wantout = want;
    }
    if (!want && c->out.cap > 65536) bfree(&c->out);
}
static void script_go(conn_t *c) {
    block_t *b = &blocks[n_blocks == 1 ? 0 : c->idx % n_blocks];
    while (c->st == S_SCRIPT) {
        if (c->pc >= b->n) { c->st = S_READY; n_ready++; n_inflight--; break; }
        step_t *s = &b->st[c->pc];
        if (s->op == OP_W) break;
        if (s->op == OP_L) {
            if (!c->resume_ns) { c->resume_ns = now() + (uint64_t)(atof(s->s) * 1e6); break; }
            if (now() < c->resume_ns) break;
            c->resume_ns = 0; c->pc++; continue;
        }
        char *x = expand(s->s, c->idx); size_t n = unesc(x);
        frame(&c->out, s->op == OP_T ? 1 : 2, x, n);
        free(x); c->pc++;
    }
    if (c->out.len) flush(c);
}
static void script_wait(conn_t *c, const char *p, size_t n) { /* a frame arrived while in the script */
    block_t *b = &blocks[n_blocks == 1 ? 0 : c->idx % n_blocks];
    if (c->pc < b->n && b->st[c->pc].op == OP_W) {
        char *x = expand(b->st[c->pc].s, c->idx); size_t k = unesc(x);
        int hit = memmem(p, n, x, k) != NULL; free(x);
        if (hit) { c->pc++; script_go(c); }
    }
}
static inline int hexv(unsigned char ch) { return ch <= '9' ? ch - '0' : (ch | 32) - 'a' + 10; }
static uint64_t t_batch; /* time of this batch of reads */
static inline size_t scan(conn_t *c, const char *p, size_t n) { /* returns the offset after the last marker */
    const char *s = p, *e = p + n; size_t last = 0;
    while (e - s >= 21) {
        const char *q = memchr(s, '@', e - s - 20);
        if (!q) break;
        if (q[1] == '@' && q[2] == 'T' && q[19] == '@' && q[20] == '@') {
            uint64_t t = 0; for (int i = 0; i < 16; i++) t = t << 4 | hexv(q[3 + i]);
            if (t >= run_start && t <= t_batch + 1000000000ull) {
                d_all++; R[c->room].got++;
                if (t_batch >= m_start && t_batch < m_end) d_window++;
                if (t >= m_start && t < m_end) { d_meas++; hrec(t_batch > t ? t_batch - t : 0); }
            }
            s = q + 21; last = s - p;
            if (o_first) break;
        } else s = q + 1;
    }
    return last;
}
static void on_message(conn_t *c, int op, const char *p, size_t n) {
    frames_in++;
    for (int i = 0; i < n_rep; i++)
        if (n == rep_xl[i] && !memcmp(p, rep_x[i], n)) { frame(&c->out, op, rep_y[i], strlen(rep_y[i])); flush(c); replies++; return; }
    if (c->st == S_SCRIPT) script_wait(c, p, n);
    else scan(c, p, n);
}
static size_t parse_ws(conn_t *c, const char *p, size_t n) { /* returns bytes consumed */
    size_t o = 0;
    while (n - o >= 2 && c->st != S_DEAD) {
        const unsigned char *h = (const unsigned char *)p + o;
        uint64_t l = h[1] & 127; int k = 2, op = h[0] & 15, fin = h[0] & 128;
        if (l == 126) { if (n - o < 4) break; l = h[2] << 8 | h[3]; k = 4; }
        else if (l == 127) { if (n - o < 10) break; l = 0; for (int i = 0; i < 8; i++) l = l << 8 | h[2 + i]; k = 10; }
        if (n - o < k + l) break;
        const char *d = p + o + k; o += k + l;
        if (op == 9) { frame(&c->out, 10, d, l); flush(c); pongs++; }
        else if (op == 8) { kill_conn(c); break; }
        else if (op == 10) continue;
        else if (fin && op) on_message(c, op, d, l);
        else {
            if (op) { c->fragop = op; c->frag.len = 0; }
            bput(&c->frag, d, l);
            if (fin) { on_message(c, c->fragop, c->frag.p, c->frag.len); c->frag.len = 0; }
        }
    }
    return o;
}
static size_t parse_tcp(conn_t *c, const char *p, size_t n) {
    if (c->st == S_SCRIPT) {
        block_t *b = &blocks[n_blocks == 1 ? 0 : c->idx % n_blocks];
        if (c->pc < b->n && b->st[c->pc].op == OP_W) {
            char *x = expand(b->st[c->pc].s, c->idx); size_t k = unesc(x);
            char *q = memmem(p, n, x, k); free(x);
            if (q) { size_t u = q + k - p; c->pc++; script_go(c); return u; }
        }
        return 0;
    }
    size_t last = scan(c, p, n), keep = n - last; /* keep a tail that may hold half a marker */
    return keep > 20 ? n - 20 : last;
}
static char rbuf[1 << 18];
static void on_read(conn_t *c) {
    for (int round = 0; round < 4 && c->st != S_DEAD; round++) {
        char *p = rbuf; size_t have = 0;
        if (c->in.len && c->in.len < sizeof rbuf / 2) { memcpy(rbuf, c->in.p, c->in.len); have = c->in.len; }
        else if (c->in.len) have = 0; /* a large partial frame stays in its own buffer */
        ssize_t n = recv(c->fd, rbuf + have, sizeof rbuf - have, 0);
        if (n == 0) { kill_conn(c); return; }
        if (n < 0) { if (errno != EAGAIN && errno != EINTR) kill_conn(c); return; }
        bytes_in += n;
        size_t tot = have + n; int big = 0;
        if (c->in.len && !have) { bput(&c->in, rbuf, n); p = c->in.p; tot = c->in.len; big = 1; }
        size_t o = 0;
        if (c->st == S_HS) {
            char *e = memmem(p, tot, "\r\n\r\n", 4);
            if (e) {
                if (tot < 12 || memcmp(p + 9, "101", 3)) {
                    static int shown; if (shown++ < 3) fprintf(stderr, "handshake refused: %.*s\n", (int)(e - p > 300 ? 300 : e - p), p);
                    kill_conn(c); return;
                }
                o = e + 4 - p; c->st = S_SCRIPT; script_go(c);
            }
        }
        if (c->st != S_HS && c->st != S_DEAD) {
            size_t u;
            do { u = o_tcp ? parse_tcp(c, p + o, tot - o) : parse_ws(c, p + o, tot - o); o += u; }
            while (o_tcp && u && c->st == S_SCRIPT);
        }
        if (c->st == S_DEAD) return;
        size_t rest = tot - o;
        if (big) { memmove(c->in.p, p + o, rest); c->in.len = rest; }
        else { c->in.len = 0; if (rest) bput(&c->in, p + o, rest); }
        if (!rest && c->in.cap) bfree(&c->in);
        if ((size_t)n < sizeof rbuf - have) return; /* drained */
    }
}
static void start_conn(conn_t *c) {
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(o_port)};
    inet_pton(AF_INET, o_host, &a.sin_addr);
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (c->fd < 0) die("socket: %s", strerror(errno));
    int one = 1; setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    n_inflight++; n_started++; c->st = S_CONN;
    if (connect(c->fd, (struct sockaddr *)&a, sizeof a) < 0 && errno != EINPROGRESS) { kill_conn(c); return; }
    struct epoll_event e = {.events = EPOLLIN | EPOLLOUT, .data.ptr = c};
    c->wantout = 1; epoll_ctl(ep, EPOLL_CTL_ADD, c->fd, &e);
}
static void connected(conn_t *c) {
    int er = 0; socklen_t l = sizeof er; getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &er, &l);
    if (er) { kill_conn(c); return; }
    if (o_tcp) { c->st = S_SCRIPT; script_go(c); if (c->st != S_DEAD) flush(c); return; }
    buf_t b = {0}; char t[1024]; char *x = expand(o_path, c->idx);
    bput(&b, t, snprintf(t, sizeof t, "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: d3Nsb2FkLXdzbG9hZC0wMQ==\r\n", x, o_host, o_port));
    free(x);
    if (o_sub) bput(&b, t, snprintf(t, sizeof t, "Sec-WebSocket-Protocol: %s\r\n", o_sub));
    for (int i = 0; i < n_hdr; i++) { x = expand(o_hdr[i], c->idx); bput(&b, x, strlen(x)); bput(&b, "\r\n", 2); free(x); }
    if (n_hblocks) {
        x = expand(hblocks[c->idx % n_hblocks], c->idx); char *sv = NULL;
        for (char *q = strtok_r(x, "\r\n", &sv); q; q = strtok_r(NULL, "\r\n", &sv)) { bput(&b, q, strlen(q)); bput(&b, "\r\n", 2); }
        free(x);
    }
    bput(&b, "\r\n", 2); bput(&c->out, b.p, b.len); bfree(&b);
    c->st = S_HS; flush(c);
}
/* one turn of the loop; waits at most until `until` */
static void turn(uint64_t until) {
    struct epoll_event ev[512];
    uint64_t t = now(); int ms = 0;
    if (until > t) { uint64_t d = (until - t) / 1000000; ms = d > 20 ? 20 : (int)d; }
    int n = epoll_wait(ep, ev, 512, ms);
    t_batch = now();
    if (n <= 0 || ms > 0) idle_ns += t_batch - t; /* with events at hand and ms > 0 this adds next to nothing */
    for (int i = 0; i < n; i++) {
        conn_t *c = ev[i].data.ptr;
        if (c->st == S_DEAD) continue;
        if (ev[i].events & EPOLLOUT) { if (c->st == S_CONN) connected(c); else flush(c); }
        if (c->st != S_DEAD && (ev[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))) {
            if (c->st == S_CONN) { connected(c); continue; }
            if ((i & 15) == 0) t_batch = now();
            on_read(c);
        }
    }
}
static void run_until(uint64_t t) { do turn(t); while (now() < t); }

/* ---- process figures */
static double pid_rss(void) { /* KiB */
    double s = 0; char f[64], l[256];
    for (int i = 0; i < n_pid; i++) {
        snprintf(f, sizeof f, "/proc/%d/status", pids[i]); FILE *h = fopen(f, "r"); if (!h) continue;
        while (fgets(l, sizeof l, h)) if (!strncmp(l, "VmRSS:", 6)) s += atof(l + 6);
        fclose(h);
    }
    return s;
}
static double pid_cpu(void) { /* seconds */
    double s = 0; char f[64], l[1024];
    for (int i = 0; i < n_pid; i++) {
        snprintf(f, sizeof f, "/proc/%d/stat", pids[i]); FILE *h = fopen(f, "r"); if (!h) continue;
        if (fgets(l, sizeof l, h)) { char *q = strrchr(l, ')'); unsigned long u = 0, k = 0; if (q) sscanf(q + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &u, &k); s += (u + k) / (double)sysconf(_SC_CLK_TCK); }
        fclose(h);
    }
    return s;
}
/* /proc/stat of one core: idle, softirq and stolen time, in ticks (softirq is not in a process's own CPU time) */
static void core_stat(int core, double *o) {
    char l[512], k[16]; FILE *h = fopen("/proc/stat", "r"); o[0] = o[1] = o[2] = 0; if (!h) return;
    snprintf(k, sizeof k, "cpu%d ", core);
    while (fgets(l, sizeof l, h)) if (!strncmp(l, k, strlen(k))) { unsigned long v[8] = {0}; sscanf(l + strlen(k), "%lu %lu %lu %lu %lu %lu %lu %lu", v, v + 1, v + 2, v + 3, v + 4, v + 5, v + 6, v + 7); o[0] = v[3] + v[4]; o[1] = v[6]; o[2] = v[7]; }
    fclose(h);
}
/* ---- sending */
static conn_t **SND; static int n_snd;
static void prep_sender(conn_t *c) {
    char *x = expand(o_tmpl, c->idx); size_t n = unesc(x); buf_t b = {0};
    int *to = malloc(sizeof(int) * 16), *uo = malloc(sizeof(int) * 16); c->nt = c->nu = 0;
    for (size_t i = 0; i < n;) {
        if (n - i >= 5 && !memcmp(x + i, "@@T@@", 5) && c->nt < 16) { to[c->nt++] = b.len; bput(&b, "@@T0000000000000000@@", 21); i += 5; }
        else if (n - i >= 5 && !memcmp(x + i, "@@U@@", 5) && c->nu < 16) { uo[c->nu++] = b.len; bput(&b, "00000000000000000000000000000000", 32); i += 5; }
        else bput(&b, x + i++, 1);
    }
    free(x); c->tmpl = b.p; c->tlen = b.len; c->toff = to; c->uoff = uo;
}
static void hex16(char *p, uint64_t v) { for (int i = 15; i >= 0; i--, v >>= 4) p[i] = "0123456789abcdef"[v & 15]; }
static void send_one(conn_t *c, uint64_t t) {
    if (c->st != S_READY) return;
    for (int i = 0; i < c->nt; i++) hex16(c->tmpl + c->toff[i] + 3, t);
    seq++;
    for (int i = 0; i < c->nu; i++) { hex16(c->tmpl + c->uoff[i], run_id); hex16(c->tmpl + c->uoff[i] + 16, seq); }
    frame(&c->out, o_binary ? 2 : 1, c->tmpl, c->tlen);
    sent_all++; R[c->room].sent++;
    if (t >= m_start && t < m_end) sent_meas++;
    if (c->out.len < 65536) flush(c);
}
typedef struct { double rate, dps, p50, p99, missing; int ok, aborted; } res_t;
static res_t phase(double rate, const char *tag) {
    memset(hist, 0, sizeof hist); h_max = 0; h_sum = 0;
    d_window = d_meas = sent_meas = 0; uint64_t all0 = d_all, s0 = sent_all;
    uint64_t t0 = now() + 1000000;
    m_start = t0 + (uint64_t)(o_warm * 1e9); m_end = m_start + (uint64_t)(o_dur * 1e9);
    uint64_t per = rate > 0 ? (uint64_t)(1e9 / rate) : 0; double due = t0; int k = 0, aborted = 0;
    for (int r = 0; r < n_rooms; r++) R[r].sent = R[r].got = 0;
    uint64_t last_prog = now(), last_all = d_all, idle0 = 0; double cpu0 = 0, lc0 = 0; int started = 0;
    uint64_t next_sec = m_start + 1000000000ull, sec_d = 0;
    struct rusage ru; double cs0[3] = {0}, cs1[3];
    for (;;) {
        uint64_t t = now();
        if (!started && t >= m_start) { started = 1; core_stat(0, cs0); idle0 = idle_ns; cpu0 = pid_cpu(); getrusage(RUSAGE_SELF, &ru); lc0 = ru.ru_utime.tv_sec + ru.ru_stime.tv_sec + (ru.ru_utime.tv_usec + ru.ru_stime.tv_usec) / 1e6; sec_d = d_all; }
        if (o_series && started && t >= next_sec) { fprintf(stderr, "  s %.0f: %llu deliveries\n", (next_sec - m_start) / 1e9, (unsigned long long)(d_all - sec_d)); sec_d = d_all; next_sec += 1000000000ull; }
        if (t >= m_end) break;
        if (rate > 0) {
            int lim = 256;
            while (due <= t && lim--) { send_one(SND[k], (uint64_t)due); k = (k + 1) % n_snd; due += 1e9 / rate; }
            uint64_t owed = (sent_all - s0) * (uint64_t)o_expect, got = d_all - all0;
            if (owed > got && owed - got > rate * o_expect * 3 + 10 * o_expect) { aborted = 1; m_end = t; break; }
            turn(due > (double)m_end ? m_end : (uint64_t)due);
        } else {
            for (int i = 0; i < n_snd; i++) {
                room_t *r = &R[SND[i]->room];
                /* a message counts as done when all its expected deliveries came */
                int lim = 256;
                while (r->sent * (uint64_t)o_expect < r->got + (uint64_t)o_window * o_expect && lim--) {
                    send_one(SND[i], now());
                    if (o_senders > 1) break;
                }
            }
            if (d_all != last_all) { last_all = d_all; last_prog = t; }
            else if (t - last_prog > 5000000000ull) { for (int r = 0; r < n_rooms; r++) R[r].got = R[r].sent * o_expect; last_prog = t; fprintf(stderr, "stall: window reset\n"); }
            turn(t + 2000000);
        }
    }
    core_stat(0, cs1); uint64_t tend = now(); double span = m_end > m_start ? (m_end - m_start) / 1e9 : 1; if (tend <= m_start) { m_start = tend - 1000000000ull; idle0 = idle_ns; cpu0 = pid_cpu(); }
    double cpu = (pid_cpu() - cpu0) / ((tend - m_start) / 1e9) * 100;
    double busy = 100 - 100.0 * (idle_ns - idle0) / (double)(tend - m_start);
    double dw = d_window; double need = (double)(sent_all - s0) * o_expect; (void)lc0; (void)per;
    uint64_t lim = now() + (uint64_t)(o_drain * 1e9), quiet = now(); uint64_t la = d_all;
    while (now() < lim && (double)(d_all - all0) < need) { turn(now() + 5000000); if (d_all != la) { la = d_all; quiet = now(); } else if (now() - quiet > 2000000000ull) break; }
    { uint64_t extra = now() + 100000000ull; run_until(extra); }
    double miss = (double)sent_meas * o_expect - (double)d_meas;
    res_t r = {rate, dw / span, pct(.5, d_meas) / 1e6, pct(.99, d_meas) / 1e6, miss, 0, aborted};
    r.ok = !aborted && r.p99 <= o_limit && fabs(miss) <= o_maxmiss * sent_meas * o_expect / 100.0 && d_meas > 0;
    printf("%s%s{\"tag\":\"%s\",\"offered_msg_s\":%.0f,\"sent\":%llu,\"sent_s\":%.0f,\"deliv\":%llu,\"deliv_s\":%.0f,\"missing\":%.0f,\"p50_ms\":%.3f,\"p90_ms\":%.3f,\"p99_ms\":%.3f,\"p999_ms\":%.3f,\"max_ms\":%.3f,\"srv_cpu\":%.0f,\"core0_idle\":%.0f,\"core0_softirq\":%.0f,\"core0_steal\":%.0f,\"loader_busy\":%.0f,\"rss_mib\":%.1f,\"live\":%d,\"%s\":1}\n",
           o_label, *o_label ? " " : "", tag, rate, (unsigned long long)sent_meas, sent_meas / span, (unsigned long long)d_meas, r.dps, miss, r.p50, pct(.9, d_meas) / 1e6, r.p99, pct(.999, d_meas) / 1e6, h_max / 1e6, cpu, (cs1[0] - cs0[0]) / ((tend - m_start) / 1e9), (cs1[1] - cs0[1]) / ((tend - m_start) / 1e9), (cs1[2] - cs0[2]) / ((tend - m_start) / 1e9), busy, pid_rss() / 1024, n_ready, aborted ? "aborted" : r.ok ? "ok" : "fail");
    fflush(stdout);
    return r;
}
static void usage(void) {
    fprintf(stderr,
"wsload: --port P [--host IP] [--path '/ws?room={r}'] -n CONNS [--room-size M]\n"
"  connect:  --header 'K: v' (repeat)  --headers-file F (blocks parted by ---)  --sub SUBPROTOCOL  --inflight K  --connect-timeout S\n"
"            --script F: lines 'T text' | 'B bytes' | 'W wait for frame containing' | 'L ms'; blocks parted by '---'\n"
"            (one block: for all connections; several: connection i takes block i mod count)\n"
"            --reply 'X=>Y' (on a frame exactly X answer Y; repeat)   --tcp (raw TCP, no WebSocket)\n"
"  load:     --tmpl TEXT or --tmpl-file F (with @@T@@, @@U@@)  --binary  --senders K (first K members of each room)\n"
"            --send-rooms N  --expect E (deliveries for each message; default room-size)  --first (one marker a frame)\n"
"            one of: --rates r1,r2,.. (total msg/s)   --window W (closed loop, W open messages a room)\n"
"                    --auto R0 [--factor 1.4] (raise until p99 > --limit ms (250) or a loss, then bisect)   none: idle only\n"
"            --half (after --auto or --window: one more run at half of the best rate)\n"
"  time:     --settle S --warm S --dur S --drain S --hold S (idle at the end)\n"
"  figures:  --pid P (repeat; server CPU and RSS)  --series  --label X  --max-miss PERCENT\n");
    exit(1);
}
int main(int ac, char **av) {
    static struct option lo[] = {
        {"port", 1, 0, 'p'}, {"host", 1, 0, 'H'}, {"path", 1, 0, 'P'}, {"room-size", 1, 0, 1}, {"header", 1, 0, 2}, {"headers-file", 1, 0, 3},
        {"sub", 1, 0, 4}, {"inflight", 1, 0, 5}, {"connect-timeout", 1, 0, 6}, {"script", 1, 0, 7}, {"reply", 1, 0, 8}, {"tcp", 0, 0, 9},
        {"tmpl", 1, 0, 10}, {"tmpl-file", 1, 0, 11}, {"binary", 0, 0, 12}, {"senders", 1, 0, 13}, {"send-rooms", 1, 0, 14}, {"expect", 1, 0, 15},
        {"first", 0, 0, 16}, {"rates", 1, 0, 17}, {"window", 1, 0, 18}, {"auto", 1, 0, 19}, {"factor", 1, 0, 20}, {"limit", 1, 0, 21}, {"half", 0, 0, 22},
        {"settle", 1, 0, 23}, {"warm", 1, 0, 24}, {"dur", 1, 0, 25}, {"drain", 1, 0, 26}, {"hold", 1, 0, 27}, {"pid", 1, 0, 28}, {"series", 0, 0, 29},
        {"label", 1, 0, 30}, {"max-miss", 1, 0, 31}, {0, 0, 0, 0}};
    int o; if (ac < 2) usage();
    while ((o = getopt_long(ac, av, "n:p:H:P:", lo, NULL)) != -1) switch (o) {
        case 'n': o_n = atoi(optarg); break; case 'p': o_port = atoi(optarg); break; case 'H': o_host = optarg; break; case 'P': o_path = optarg; break;
        case 1: o_rs = atoi(optarg); break; case 2: if (n_hdr < 32) o_hdr[n_hdr++] = optarg; break; case 3: o_hfile = optarg; break; case 4: o_sub = optarg; break;
        case 5: o_inflight = atoi(optarg); break; case 6: o_ctimeout = atof(optarg); break; case 7: o_script = optarg; break;
        case 8: { char *q = strstr(optarg, "=>"); if (!q || n_rep >= 16) usage(); *q = 0; rep_x[n_rep] = optarg; rep_xl[n_rep] = unesc(optarg); rep_y[n_rep] = q + 2; unesc(q + 2); n_rep++; break; }
        case 9: o_tcp = 1; break; case 10: o_tmpl = optarg; break; case 11: { o_tmpl = slurp(optarg); size_t k = strlen(o_tmpl); if (k && o_tmpl[k - 1] == '\n') o_tmpl[k - 1] = 0; break; }
        case 12: o_binary = 1; break; case 13: o_senders = atoi(optarg); break; case 14: o_sendrooms = atoi(optarg); break; case 15: o_expect = atoi(optarg); break;
        case 16: o_first = 1; break; case 17: o_rates = optarg; break; case 18: o_window = atoi(optarg); break; case 19: o_auto = atof(optarg); break;
        case 20: o_factor = atof(optarg); break; case 21: o_limit = atof(optarg); break; case 22: o_half = 1; break; case 23: o_settle = atof(optarg); break;
        case 24: o_warm = atof(optarg); break; case 25: o_dur = atof(optarg); break; case 26: o_drain = atof(optarg); break; case 27: o_hold = atof(optarg); break;
        case 28: if (n_pid < 32) pids[n_pid++] = atoi(optarg); break; case 29: o_series = 1; break; case 30: o_label = optarg; break; case 31: o_maxmiss = atof(optarg); break;
        default: usage();
    }
    (void)o_nosend; (void)o_anytime;
    if (!o_rs || o_rs > o_n) o_rs = o_n;
    if (!o_expect) o_expect = o_rs;
    n_rooms = (o_n + o_rs - 1) / o_rs;
    run_start = now(); run_id = run_start ^ ((uint64_t)getpid() << 44);
    C = calloc(o_n, sizeof *C); R = calloc(n_rooms, sizeof *R);
    for (int i = 0; i < o_n; i++) { C[i].idx = i; C[i].room = i / o_rs; C[i].fd = -1; }
    struct rlimit rl; getrlimit(RLIMIT_NOFILE, &rl); rl.rlim_cur = rl.rlim_max; setrlimit(RLIMIT_NOFILE, &rl);
    load_script(); load_headers();
    ep = epoll_create1(0);
    double rss0 = pid_rss(), c0 = pid_cpu(); uint64_t t0 = now(), dl = t0 + (uint64_t)(o_ctimeout * 1e9);
    while (n_ready + n_dead < o_n && now() < dl) {
        while (n_inflight < o_inflight && n_started < o_n) start_conn(&C[n_started]);
        turn(now() + 2000000);
        for (int i = 0; i < n_started; i++) if (C[i].st == S_SCRIPT && C[i].resume_ns) script_go(&C[i]);
    }
    uint64_t t1 = now();
    double el = (t1 - t0) / 1e9, cc = pid_cpu() - c0;
    run_until(now() + (uint64_t)(o_settle * 1e9));
    double rss1 = pid_rss();
    printf("%s%s{\"tag\":\"connect\",\"want\":%d,\"connected\":%d,\"dead\":%d,\"rooms\":%d,\"connect_s\":%.2f,\"connect_rate\":%.0f,\"srv_cpu_s\":%.2f,\"rss0_mib\":%.1f,\"rss1_mib\":%.1f,\"kib_per_conn\":%.2f}\n",
           o_label, *o_label ? " " : "", o_n, n_ready, n_dead, n_rooms, el, n_ready / el, cc, rss0 / 1024, rss1 / 1024, n_ready ? (rss1 - rss0) / n_ready : 0);
    fflush(stdout);
    if (!n_ready) { fprintf(stderr, "nothing connected\n"); return 4; }
    if (o_tmpl) {
        int sr = o_sendrooms ? o_sendrooms : n_rooms; SND = calloc(o_n, sizeof *SND);
        for (int m = 0; m < o_senders && m < o_rs; m++) for (int r = 0; r < sr && r < n_rooms; r++) { int i = r * o_rs + m; if (i < o_n) { prep_sender(&C[i]); SND[n_snd++] = &C[i]; } }
        if (o_rates) { char *sv = NULL; for (char *q = strtok_r(o_rates, ",", &sv); q; q = strtok_r(NULL, ",", &sv)) { phase(atof(q), "rate"); } }
        if (o_window) { res_t w = phase(0, "window"); if (o_half && w.dps > 0) { run_until(now() + 500000000ull); phase(w.dps / o_expect / 2, "half"); } }
        if (o_auto > 0) {
            double r = o_auto, good = 0, bad = 0; res_t x, best = {0};
            for (int i = 0; i < 24 && !bad; i++) { x = phase(r, "auto"); if (x.ok) { good = r; best = x; r *= o_factor; } else { bad = r; if (!good) { if (i < 4) { r /= 4; bad = 0; } } } }
            for (int i = 0; i < 3 && good && bad / good > 1.06; i++) { run_until(now() + 500000000ull); r = (good + bad) / 2; x = phase(r, "bisect"); if (x.ok) { good = r; best = x; } else bad = r; }
            printf("%s%s{\"tag\":\"best\",\"msg_s\":%.0f,\"deliv_s\":%.0f,\"p50_ms\":%.3f,\"p99_ms\":%.3f}\n", o_label, *o_label ? " " : "", good, best.dps, best.p50, best.p99);
            if (o_half && good) { run_until(now() + 1000000000ull); phase(good / 2, "half"); }
        }
    }
    if (o_hold > 0) run_until(now() + (uint64_t)(o_hold * 1e9));
    fprintf(stderr, "%s frames_in=%llu bytes_in=%llu pongs=%llu replies=%llu live=%d dead=%d\n", o_label, (unsigned long long)frames_in, (unsigned long long)bytes_in, (unsigned long long)pongs, (unsigned long long)replies, n_ready, n_dead);
    return n_ready == o_n ? 0 : 4;
}
