using System.Threading.Channels;
using Aevum.Engine.Append;
using Aevum.Testing;

namespace Aevum.Core.Tests.Engine;

/// <summary>What goes into which call to a signer that takes a while.</summary>
public sealed class BatchPacingTests
{
    private readonly Channel<AppendItem> _queue = Channel.CreateUnbounded<AppendItem>();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly BatchPacing _pacing;

    public BatchPacingTests() => _pacing = new BatchPacing(256, _time);

    [Fact]
    public void With_no_call_open_even_one_goes_at_once()
    {
        Queue(1);

        Assert.Null(Look());
    }

    [Fact]
    public async Task While_calls_are_open_the_next_one_waits_for_a_quarter_of_the_callers()
    {
        var open = SixtyFourCallersOfWhom(16, 16, 16);
        Queue(14);
        var wait = Look(open)!;
        Assert.False(wait.IsCompleted);

        Queue(1);

        Assert.Null(Look(open));
        await wait;
    }

    [Fact]
    public void Less_than_a_quarter_goes_at_once_when_nobody_else_is_expected()
    {
        var open = SixtyFourCallersOfWhom(20, 20, 20);
        Queue(4);

        Assert.Null(Look(open));
    }

    [Fact]
    public void The_end_of_any_open_call_ends_the_wait()
    {
        var open = SixtyFourCallersOfWhom(16, 16);
        Queue(2);
        Assert.NotNull(Look(open));

        Assert.Null(Look(open[..1]));
    }

    [Fact]
    public async Task Nobody_waits_longer_than_a_quarter_of_the_time_that_calls_take()
    {
        for (var call = 0; call < 100; call++)
        {
            var batch = Batch(1);
            _pacing.Begun(batch);
            _time.Advance(TimeSpan.FromMilliseconds(80));
            _pacing.Ended(batch);
        }

        var open = SixtyFourCallersOfWhom(16);
        Queue(1);
        var wait = Look(open)!;

        _time.Advance(TimeSpan.FromMilliseconds(18));
        Assert.NotNull(Look(open));
        _time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Null(Look(open));
        await wait;
    }

    [Fact]
    public void A_crowd_is_shared_out_among_calls_and_a_few_are_not()
    {
        Queue(3);
        Look(Batch(1));
        Assert.Equal(8, _pacing.LargestBatch);

        Queue(60);
        _pacing.Begun(Batch(1));
        Look(Batch(1));
        Assert.Equal(16, _pacing.LargestBatch);

        Queue(10_000);
        _pacing.Begun(Batch(1));
        Look(Batch(1));
        Assert.Equal(256, _pacing.LargestBatch);
    }

    [Fact]
    public void Callers_who_went_away_are_forgotten()
    {
        SixtyFourCallersOfWhom(16);
        Queue(2);
        var looks = 0;
        for (var open = Batch(2); Look(open) is not null; looks++)
        {
            _pacing.Begun(open);
        }

        Assert.InRange(looks, 1, 200);
    }

    /// <summary>Lets the pacing see 64 callers, and begins calls with some of them; the rest is on its way back.</summary>
    private AppendBatch[] SixtyFourCallersOfWhom(params int[] away)
    {
        Queue(63);
        Look(Batch(1));
        while (_queue.Reader.TryRead(out _))
        {
        }

        AppendBatch[] open = [.. away.Select(Batch)];
        foreach (var batch in open)
        {
            _pacing.Begun(batch);
        }

        return open;
    }

    private Task? Look(params AppendBatch[] open) => _pacing.BeforeTheNext(open, _queue.Reader);

    private void Queue(int items)
    {
        for (var item = 0; item < items; item++)
        {
            _queue.Writer.TryWrite(Item());
            _pacing.Queued(_queue.Reader);
        }
    }

    private static AppendBatch Batch(int items)
    {
        var batch = new AppendBatch(items);
        batch.Events.AddRange(Enumerable.Range(0, items).Select(_ => Placed(Item())));
        return batch;
    }

    private static PlacedEvent Placed(AppendItem item) => new()
    {
        Item = item, Draft = item.Draft, Sequence = 1, SystemTime = 1, ValidFrom = "", PriorDigest = [], SignerKeyId = "",
    };

    private static AppendItem Item() => new()
    {
        Draft = new EventDraft { EventId = "e", EventType = "t", Actor = "a", EpisodeId = "p", Payload = default, PayloadDigest = [] },
    };
}
