namespace Aevum.Consent;

/// <summary>
/// One generation of a segment: an open-addressing table, searched from a key's home cell to the first free one. Many may search while one writes: a cell is
/// written once, published by its head, and never used again, so no reader sees half of it. When the free cells run out, the segment makes the next generation.
/// </summary>
internal sealed class ConsentCells
{
    /// <summary>A power of two.</summary>
    internal const int Smallest = 16;

    private readonly NamePairs _names;
    private readonly ConsentCell[] _cells;

    /// <summary>By the place of its cell: the grant, for the answer; a check reads nothing of it.</summary>
    private readonly ConsentGrant?[] _grants;
    private readonly uint _mask;
    private int _used;

    private ConsentCells(NamePairs names, int size)
    {
        _names = names;
        _cells = new ConsentCell[size];
        _grants = new ConsentGrant?[size];
        _mask = (uint)size - 1;
    }

    /// <summary>True while one more cell may be used: a quarter stays free, so that searches stay short.</summary>
    internal bool HasRoom => _used < _cells.Length / 4 * 3;

    internal static ConsentCells Empty(NamePairs names) => new(names, Smallest);

    /// <summary>Finds the cell of a key that is in force.</summary>
    /// <param name="hash">The hash of the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="head">The head of the cell, as it was when it was found.</param>
    /// <returns>The place of the cell; -1 when there is none.</returns>
    internal int Find(ulong hash, in ConsentKey key, out CellHead head)
    {
        var cells = _cells;
        for (var place = ConsentCell.HomeOf(hash) & _mask; ; place = (place + 1) & _mask)
        {
            ref readonly var cell = ref cells[place];
            head = cell.Head;
            if (head.IsFree)
            {
                return -1;
            }

            if (head.HasTagOf(hash) && head.IsAlive && cell.IsSubject(head, _grants[place]!, key.SubjectId) && _names.Are(cell.Names, key))
            {
                return (int)place;
            }
        }
    }

    internal GrantTerms TermsAt(int place, CellHead head) => _cells[place].Terms(head, _grants[place]!);

    /// <summary>Uses a free cell. The writer holds the lock of the segment and has seen that there is room.</summary>
    internal void Place(ulong hash, in ConsentKey key, GrantTerms terms, bool isOneOfSeveral)
    {
        var place = FreeCellFrom(ConsentCell.HomeOf(hash));
        _grants[place] = terms.Grant;
        _cells[place].Publish(hash, _names.NumberOf(key), terms, isOneOfSeveral);
    }

    internal void Kill(int place) => _cells[place].Kill();

    /// <summary>The next generation: the cells in force, with room for as many again.</summary>
    internal ConsentCells Renewed()
    {
        var alive = _cells.Count(static cell => cell.Head.IsAlive);
        var size = Smallest;
        while (size / 2 <= alive)
        {
            size *= 2;
        }

        var renewed = new ConsentCells(_names, size);
        for (var place = 0; place < _cells.Length; place++)
        {
            if (_cells[place].Head.IsAlive)
            {
                renewed.Take(_cells[place], _grants[place]);
            }
        }

        return renewed;
    }

    private void Take(in ConsentCell cell, ConsentGrant? grant)
    {
        var place = FreeCellFrom(cell.Home);
        _grants[place] = grant;
        _cells[place].Publish(cell);
    }

    private uint FreeCellFrom(uint home)
    {
        var place = home & _mask;
        while (!_cells[place].Head.IsFree)
        {
            place = (place + 1) & _mask;
        }

        _used++;
        return place;
    }
}
