namespace Aevum.Hosting.Telemetry;

/// <summary>The names under which telemetry can be subscribed to, for example with <c>AddSource</c> and <c>AddMeter</c> of OpenTelemetry.</summary>
public static class AevumTelemetry
{
    /// <summary>The activity source: one activity per governed call. No data, subject or purpose is in a tag.</summary>
    public const string ActivitySourceName = "Aevum";

    /// <summary>The meter: events stored, queue depth, barriers, faults.</summary>
    public const string MeterName = "Aevum";
}
