namespace Aevum.Storage.Memory;

/// <summary>The addresses of the records of each subject, oldest first. Split into parts, so that no single growth copies them all. Not thread-safe.</summary>
internal sealed class SubjectIndex
{
    /// <summary>A power of two.</summary>
    private const int Parts = 64;
    private readonly Dictionary<string, List<long>>[] _parts = new Dictionary<string, List<long>>[Parts];

    internal SubjectIndex()
    {
        for (var part = 0; part < Parts; part++)
        {
            _parts[part] = new(StringComparer.Ordinal);
        }
    }

    internal void Add(string subjectId, long address)
    {
        var part = PartOf(subjectId);
        if (!part.TryGetValue(subjectId, out var addresses))
        {
            part.Add(subjectId, addresses = new List<long>(1));
        }

        addresses.Add(address);
    }

    internal void CopyTo(string subjectId, List<long> destination)
    {
        if (PartOf(subjectId).TryGetValue(subjectId, out var addresses))
        {
            destination.AddRange(addresses);
        }
    }

    private Dictionary<string, List<long>> PartOf(string subjectId) => _parts[StringComparer.Ordinal.GetHashCode(subjectId) & (Parts - 1)];
}
