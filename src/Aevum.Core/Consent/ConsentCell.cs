using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Aevum.Consent;

/// <summary>
/// All that a check needs of one grant, in one cache line: a table of a million grants does not fit into a cache, and each line that a check waits for
/// costs more than all its arithmetic. Written once and published by its head; later it can only lose its grant.
/// </summary>
/// <remarks>
/// <code>
/// [head 4][home 4][names 4][from 8][until 8][subject 36]  = 64 bytes
/// </code>
/// A subject of up to 36 ASCII characters (the length of a UUID) stands in the cell; any other is read from its grant.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct ConsentCell
{
    /// <summary>Bytes of a cell.</summary>
    internal const int Size = 64;

    private uint _head;
    private uint _home;
    private int _names;
    private long _fromUtcTicks;
    private long _untilUtcTicks;
    private SubjectText _subject;

    /// <summary>Read before anything else of the cell.</summary>
    internal readonly CellHead Head => new(Volatile.Read(in _head));

    /// <summary>Where the search for the cell's key begins, before the size of the table is taken into account.</summary>
    internal readonly uint Home => _home;

    /// <summary>The number of the pair of grantee and purpose.</summary>
    internal readonly int Names => _names;

    internal static uint HomeOf(ulong hash) => (uint)(hash >> 32);

    internal readonly GrantTerms Terms(CellHead head, ConsentGrant grant) => new(grant, head.Operations, head.ClassificationMax, _fromUtcTicks, _untilUtcTicks);

    internal readonly bool IsSubject(CellHead head, ConsentGrant grant, string subjectId) => head.SubjectLength == CellHead.Elsewhere
        ? string.Equals(grant.SubjectId, subjectId, StringComparison.Ordinal)
        : Ascii.Equals(((ReadOnlySpan<byte>)_subject)[..head.SubjectLength], subjectId);

    /// <summary>Fills a free cell; the last write makes it visible.</summary>
    internal void Publish(ulong hash, int names, GrantTerms terms, bool isOneOfSeveral)
    {
        _home = HomeOf(hash);
        _names = names;
        _fromUtcTicks = terms.FromUtcTicks;
        _untilUtcTicks = terms.UntilUtcTicks;
        var head = CellHead.Of(hash, terms, WriteSubject(terms.Grant!.SubjectId), isOneOfSeveral);
        Volatile.Write(ref _head, head.Bits);
    }

    /// <summary>Takes a cell over from a smaller table.</summary>
    internal void Publish(in ConsentCell other)
    {
        var head = other._head;
        this = other with { _head = 0 };
        Volatile.Write(ref _head, head);
    }

    /// <summary>The cell allows nothing from here on.</summary>
    internal void Kill() => Volatile.Write(ref _head, new CellHead(_head).Dead.Bits);

    private int WriteSubject(string subjectId)
    {
        Span<byte> text = _subject;
        return subjectId.Length <= text.Length && Ascii.FromUtf16(subjectId, text, out _) == System.Buffers.OperationStatus.Done ? subjectId.Length : CellHead.Elsewhere;
    }

    [InlineArray(36)]
    private struct SubjectText
    {
        private byte _first;
    }
}
