namespace Aevum.Storage;

/// <summary>One piece of data about one subject. Immutable.</summary>
/// <param name="EventId">The UUID of the event that wrote it; its id everywhere.</param>
/// <param name="SubjectId">The person it is about.</param>
/// <param name="Purpose">The purpose under which it was written.</param>
/// <param name="Data">The JSON text, UTF-8, canonical.</param>
/// <param name="Provenance">Where it came from, with its classification.</param>
public sealed record GraphRecord(string EventId, string SubjectId, string Purpose, ReadOnlyMemory<byte> Data, Provenance Provenance)
{
    /// <summary>Names the record without anything personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"GraphRecord {{ {EventId} }}";
}
