namespace Aevum.Audit;

public sealed class HybridClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_reading_carries_the_wall_time()
    {
        var clock = new HybridClock(new SettableTime(Noon), last: 0);

        Assert.Equal(Noon.ToUnixTimeMilliseconds() << 16, clock.Next());
        Assert.Equal(Noon, HybridClock.WallTime(clock.Last));
    }

    [Fact]
    public void Readings_within_a_millisecond_count_up_also_beyond_16_bits()
    {
        var clock = new HybridClock(new SettableTime(Noon), last: 0);
        var last = 0L;
        for (var reading = 0; reading < 200_000; reading++)
        {
            var next = clock.Next();
            Assert.True(next > last);
            last = next;
        }
    }

    [Fact]
    public void A_wall_clock_that_goes_back_does_not_take_the_readings_back()
    {
        var time = new SettableTime(Noon);
        var clock = new HybridClock(time, last: 0);
        var before = clock.Next();
        time.Now = Noon.AddHours(-1);

        var after = clock.Next();

        Assert.Equal(before + 1, after);
    }

    [Fact]
    public void A_clock_seeded_from_a_history_in_the_future_goes_on_after_it()
    {
        var future = Noon.AddDays(1).ToUnixTimeMilliseconds() << 16;
        var clock = new HybridClock(new SettableTime(Noon), future);

        Assert.Equal(future + 1, clock.Next());
    }

    [Fact]
    public void A_wall_clock_before_1970_gives_readings_all_the_same()
    {
        var clock = new HybridClock(new SettableTime(DateTimeOffset.UnixEpoch.AddYears(-10)), last: 0);

        Assert.Equal(1, clock.Next());
    }

    [Fact]
    public void A_history_at_the_end_of_the_range_fails_instead_of_wrapping()
    {
        var clock = new HybridClock(new SettableTime(Noon), long.MaxValue);

        Assert.Throws<OverflowException>(() => clock.Next());
        Assert.Throws<ArgumentOutOfRangeException>(() => new HybridClock(TimeProvider.System, -1));
    }

    [Fact]
    public async Task Readings_of_many_threads_are_all_different()
    {
        var clock = new HybridClock(new SettableTime(Noon), last: 0);

        var readings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 5_000).Select(_ => clock.Next()).ToList())));

        Assert.All(readings, own => Assert.Equal(own.Order(), own));
        Assert.Equal(40_000, readings.SelectMany(own => own).Distinct().Count());
    }

    [Fact]
    public void Event_ids_are_UUIDs_of_version_7_and_ascend_also_when_the_clock_goes_back()
    {
        var time = new SettableTime(Noon);
        var source = new EventIdSource(time);
        var ids = new List<string>();
        for (var round = 0; round < 10_000; round++)
        {
            time.Now = Noon.AddMilliseconds(round % 7);
            ids.Add(source.Next());
        }

        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.StartsWith(Noon.ToUnixTimeMilliseconds().ToString("x12", System.Globalization.CultureInfo.InvariantCulture), ids[0].Replace("-", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sources_never_give_the_same_id()
    {
        var time = new SettableTime(Noon);
        var (first, second) = (new EventIdSource(time), new EventIdSource(time));

        var ids = Enumerable.Range(0, 5_000).SelectMany(_ => new[] { first.Next(), second.Next() }).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("2026-11-20T07:29:37.7098870Z", "2026-11-20T07:29:37.709887+00:00")]
    [InlineData("2026-11-20T07:29:37.0000000Z", "2026-11-20T07:29:37+00:00")]
    [InlineData("2026-11-20T07:29:37.0000009Z", "2026-11-20T07:29:37+00:00")]
    [InlineData("2026-11-20T07:29:37.1000000Z", "2026-11-20T07:29:37.100000+00:00")]
    [InlineData("2026-11-20T09:29:37.5+02:00", "2026-11-20T07:29:37.500000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00")]
    public void An_instant_is_written_in_UTC_with_microseconds_unless_they_are_zero(string instant, string text)
    {
        var written = TimestampText.Format(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(text, written);
        Assert.True(TimestampText.TryParse(written, out var read));
        Assert.Equal(text, TimestampText.Format(read));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-11-20T07:29:37Z")]
    [InlineData("2026-11-20T07:29:37.7+00:00")]
    [InlineData("2026-11-20T07:29:37+02:00")]
    [InlineData("20.11.2026")]
    public void A_time_in_another_form_is_not_read(string? text)
    {
        Assert.False(TimestampText.TryParse(text, out _));
    }

    private sealed class SettableTime(DateTimeOffset now) : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
