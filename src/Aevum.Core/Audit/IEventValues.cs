using Aevum.Canonical;

namespace Aevum.Audit;

/// <summary>The values of an event, wherever they come from: a sealed event in memory, or the bytes of an export.</summary>
internal interface IEventValues
{
    long Sequence { get; }

    long SystemTime { get; }

    int SigFormatVersion { get; }

    /// <summary>Writes a text field as an RFC 8785 string, or null.</summary>
    void WriteText(EventField field, GrowingBuffer output);
}
