namespace Aevum.Storage.Memory;

/// <summary>One graph record as one run of bytes.</summary>
internal static class RecordCodec
{
    private const int FixedBytes = 8;

    internal static int BoundOf(GraphRecord record)
    {
        var provenance = record.Provenance;
        var bound = FixedBytes
            + CompactWriter.BoundOf(record.EventId) + CompactWriter.BoundOf(record.SubjectId) + CompactWriter.BoundOf(record.Purpose)
            + CompactWriter.BoundOf(record.Data) + CompactWriter.BoundOf(provenance.SourceId) + CompactWriter.BoundOf(provenance.ModelId);
        foreach (var hand in provenance.ChainOfCustody)
        {
            bound += CompactWriter.BoundOf(hand);
        }

        return bound;
    }

    internal static void Write(ref CompactWriter writer, GraphRecord record)
    {
        var provenance = record.Provenance;
        writer.Unique(record.EventId);
        writer.Unique(record.SubjectId);
        writer.Shared(record.Purpose);
        writer.Blob(record.Data.Span);
        writer.Byte((byte)provenance.Classification);
        writer.Shared(provenance.SourceId);
        writer.Shared(provenance.ModelId);
        writer.Count(provenance.ChainOfCustody.Count);
        foreach (var hand in provenance.ChainOfCustody)
        {
            writer.Shared(hand);
        }
    }

    internal static GraphRecord Read(CompactReader reader)
    {
        var eventId = reader.Text();
        var subjectId = reader.Text();
        var purpose = reader.Text();
        var data = reader.Blob();
        var classification = (Classification)reader.Byte();
        var sourceId = reader.Text();
        var modelId = reader.TextOrNull();
        var custody = new string[reader.Count()];
        for (var hand = 0; hand < custody.Length; hand++)
        {
            custody[hand] = reader.Text();
        }

        var provenance = new Provenance { SourceId = sourceId, Classification = classification, ModelId = modelId, ChainOfCustody = custody };
        return new GraphRecord(eventId, subjectId, purpose, data, provenance);
    }
}
