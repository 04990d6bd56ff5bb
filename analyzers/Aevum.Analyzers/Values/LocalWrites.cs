using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Values;

/// <summary>Every place in one body where a local or a parameter gets a value.</summary>
internal sealed class LocalWrites
{
    private readonly Dictionary<ISymbol, List<LocalWrite>> _writes = new(SymbolEqualityComparer.Default);

    private LocalWrites()
    {
    }

    /// <summary>Collects the writes in <paramref name="root"/> and in the functions inside it.</summary>
    public static LocalWrites In(IOperation root)
    {
        var writes = new LocalWrites();
        foreach (var operation in root.DescendantsAndSelf())
        {
            foreach (var write in LocalWrite.By(operation))
            {
                writes.Add(write);
            }
        }

        return writes;
    }

    /// <summary>The writes of <paramref name="variable"/>, in the order of the source.</summary>
    public IReadOnlyList<LocalWrite> Of(ISymbol variable) => _writes.TryGetValue(variable, out var found) ? found : [];

    private void Add(LocalWrite write)
    {
        if (!_writes.TryGetValue(write.Variable, out var list))
        {
            _writes[write.Variable] = list = [];
        }

        list.Add(write);
    }
}
