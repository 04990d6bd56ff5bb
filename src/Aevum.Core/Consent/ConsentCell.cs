namespace Aevum.Consent;

/// <summary>The active grants of one <see cref="ConsentKey"/>. Nearly always one, which is kept inline.</summary>
internal struct ConsentCell
{
    private GrantTerms _first;
    private GrantTerms[]? _more;

    internal readonly bool IsEmpty => _first.Grant is null;

    internal void Add(ConsentGrant grant)
    {
        if (IsEmpty)
        {
            _first = new GrantTerms(grant);
            return;
        }

        _more = [.. _more ?? [], new GrantTerms(grant)];
    }

    internal void Remove(string grantId)
    {
        if (_first.Grant?.GrantId == grantId)
        {
            _first = _more is { Length: > 0 } ? _more[0] : default;
            _more = _more is { Length: > 1 } ? _more[1..] : null;
            return;
        }

        _more = _more?.Where(terms => terms.Grant?.GrantId != grantId).ToArray();
    }

    /// <summary>Of the grants that cover the use, the one with the highest clearance; null when none does.</summary>
    internal readonly ConsentGrant? Best(ConsentOperations operation, long atUtcTicks)
    {
        var best = !IsEmpty && _first.Covers(operation, atUtcTicks) ? _first : default;
        foreach (var terms in _more ?? [])
        {
            if (terms.Covers(operation, atUtcTicks) && (best.Grant is null || terms.ClassificationMax > best.ClassificationMax))
            {
                best = terms;
            }
        }

        return best.Grant;
    }
}
