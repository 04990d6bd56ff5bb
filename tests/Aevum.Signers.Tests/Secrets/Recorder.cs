using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace Aevum.Signers.Tests.Secrets;

/// <summary>Hears everything a process says about itself: logs of every category and level, activities, measurements, and the event source of HTTP. Thread-safe.</summary>
internal sealed class Recorder : EventListener, ILoggerProvider
{
    private readonly ConcurrentQueue<(string Where, string Text)> _heard = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    internal Recorder()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<int>(Measure);
        _meters.SetMeasurementEventCallback<long>(Measure);
        _meters.SetMeasurementEventCallback<double>(Measure);
        _meters.Start();
    }

    internal IReadOnlyCollection<(string Where, string Text)> Heard => _heard;

    /// <summary>Notes a text that somebody could print.</summary>
    internal void Hear(string where, string text) => _heard.Enqueue((where, text));

    /// <summary>Asks the instruments that are asked and not told.</summary>
    internal void Measure() => _meters.RecordObservableInstruments();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public override void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Http" or "System.Net.Security" or "System.Net.NameResolution")
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        _heard?.Enqueue(("event source " + eventData.EventSource.Name, string.Join(' ', eventData.Payload ?? (IEnumerable<object?>)[])));

    private void Hear(Activity activity)
    {
        var tags = activity.TagObjects.Concat(activity.Events.SelectMany(happened => happened.Tags)).Concat(activity.Baggage.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)));
        Hear("activity " + activity.Source.Name, $"{activity.DisplayName} {activity.StatusDescription} {Text(tags)}");
    }

    private void Measure<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        Hear("meter " + instrument.Meter.Name, $"{instrument.Name} {value} {Text(tags.ToArray())}");

    private static string Text(IEnumerable<KeyValuePair<string, object?>> pairs) => string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}"));

    private sealed class Logger(Recorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            recorder.Hear("scope of " + category, state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            recorder.Hear("log of " + category, $"{formatter(state, exception)} {Recorder.Text(values)} {exception}");
        }
    }
}
