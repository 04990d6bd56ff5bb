namespace Aevum.Cedar.Schema;

/// <summary>To which types of principals and resources an action applies, and with which context.</summary>
internal readonly struct ActionApplication(string[] principals, string[] resources, RecordType context)
{
    /// <summary>Of an action that applies to nothing, such as a group.</summary>
    internal static ActionApplication None => new([], [], RecordType.Empty);

    internal string[] Principals { get; } = principals;

    internal string[] Resources { get; } = resources;

    internal RecordType Context { get; } = context;
}
