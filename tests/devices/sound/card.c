/* A sound card as ALSA sees one, where the machine has none: a period that is what it is, a position that goes on in
 * real time, open for one program at a time. What it is given it writes to a file.
 *
 *   pcm.NAME { type card  period FRAMES  moves "sample" | "period" | "never"  out "FILE" }
 *
 * Beside FILE it writes FILE.log: `holds N` each time that it was opened to hold so many samples, `stops` each time that
 * it stopped playing. */
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

struct card {
    snd_pcm_ioplug_t io;
    int ready, out, log;
    long period;
    char moves;
    struct timespec began;
    snd_pcm_uframes_t given;
    int runs;
};

static int start(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    clock_gettime(CLOCK_MONOTONIC, &card->began);
    card->runs = 1;
    return 0;
}

static int stop(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    card->runs = 0;
    dprintf(card->log, "stops\n");
    return 0;
}

static int prepare(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    card->runs = 0;
    card->given = 0;
    return 0;
}

static int hw_params(snd_pcm_ioplug_t *io, snd_pcm_hw_params_t *params)
{
    struct card *card = io->private_data;
    snd_pcm_uframes_t buffer = 0;
    snd_pcm_hw_params_get_buffer_size(params, &buffer);
    dprintf(card->log, "holds %lu\n", buffer);
    return 0;
}

static snd_pcm_sframes_t pointer(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    struct timespec now;
    if (!card->runs || card->moves == 'n')
        return 0;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double seconds = (now.tv_sec - card->began.tv_sec) + (now.tv_nsec - card->began.tv_nsec) / 1e9;
    snd_pcm_uframes_t played = (snd_pcm_uframes_t)(seconds * io->rate);
    if (card->moves == 'p')
        played -= played % card->period;
    if (played > card->given)
        return -EPIPE;
    return played % io->buffer_size;
}

static snd_pcm_sframes_t transfer(snd_pcm_ioplug_t *io, const snd_pcm_channel_area_t *areas, snd_pcm_uframes_t offset,
                                  snd_pcm_uframes_t size)
{
    struct card *card = io->private_data;
    const char *samples = (const char *)areas[0].addr + (areas[0].first + areas[0].step * offset) / 8;
    if (write(card->out, samples, size * 2) < 0)
        return -errno;
    card->given += size;
    return size;
}

static int give_up(struct card *card, int error)
{
    close(card->ready);
    close(card->out);
    close(card->log);
    free(card);
    return error;
}

static int close_card(snd_pcm_ioplug_t *io)
{
    return give_up(io->private_data, 0);
}

static const snd_pcm_ioplug_callback_t callback = {
    .start = start,
    .stop = stop,
    .prepare = prepare,
    .hw_params = hw_params,
    .pointer = pointer,
    .transfer = transfer,
    .close = close_card,
};

static int constrain(struct card *card)
{
    static const unsigned int access[] = {SND_PCM_ACCESS_RW_INTERLEAVED}, format[] = {SND_PCM_FORMAT_S16_LE};
    snd_pcm_ioplug_t *io = &card->io;
    int error;
    if ((error = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_ACCESS, 1, access)) < 0 ||
        (error = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_FORMAT, 1, format)) < 0 ||
        (error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_CHANNELS, 1, 1)) < 0 ||
        (error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_RATE, 48000, 48000)) < 0 ||
        (error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIOD_BYTES, card->period * 2,
                                                 card->period * 2)) < 0)
        return error;
    return snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIODS, 2, 64);
}

SND_PCM_PLUGIN_DEFINE_FUNC(card)
{
    snd_config_iterator_t i, next;
    const char *out = NULL, *moves = "sample";
    char log[4096];
    long period = 240;
    int error;
    snd_config_for_each(i, next, conf)
    {
        snd_config_t *entry = snd_config_iterator_entry(i);
        const char *id;
        if (snd_config_get_id(entry, &id) < 0)
            continue;
        if (!strcmp(id, "period"))
            snd_config_get_integer(entry, &period);
        else if (!strcmp(id, "moves"))
            snd_config_get_string(entry, &moves);
        else if (!strcmp(id, "out"))
            snd_config_get_string(entry, &out);
    }
    struct card *card = calloc(1, sizeof *card);
    if (!card || !out)
        return -EINVAL;
    snprintf(log, sizeof log, "%s.log", out);
    card->period = period;
    card->moves = moves[0];
    card->ready = eventfd(1, EFD_CLOEXEC);
    card->out = open(out, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    card->log = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (flock(card->out, LOCK_EX | LOCK_NB) < 0)
        return give_up(card, -EBUSY);
    card->io.version = SND_PCM_IOPLUG_VERSION;
    card->io.name = "card";
    card->io.callback = &callback;
    card->io.private_data = card;
    card->io.poll_fd = card->ready;
    card->io.poll_events = POLLIN;
    if ((error = snd_pcm_ioplug_create(&card->io, name, stream, mode)) < 0)
        return give_up(card, error);
    if ((error = constrain(card)) < 0) {
        snd_pcm_ioplug_delete(&card->io);
        return error;
    }
    *pcmp = card->io.pcm;
    return 0;
}

SND_PCM_PLUGIN_SYMBOL(card);
