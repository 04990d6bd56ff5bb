namespace Aevum.Cedar.Syntax;

/// <summary>Argument checks for code that is also compiled for netstandard2.0, where the checks of the base library are absent.</summary>
internal static class Argument
{
    internal static T NotNull<T>(T? value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);

    internal static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "the limit must be at least 1");
}
