namespace Aevum.Policy;

/// <summary>Policies cannot be used. The message names every fault with file, line, column and excerpt (rule AEV4002).</summary>
public sealed class PolicyLoadException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public PolicyLoadException()
        : base("The policies cannot be used.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">The message.</param>
    public PolicyLoadException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The fault behind it.</param>
    public PolicyLoadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception from all faults of a load.</summary>
    /// <param name="faults">One text for each fault, as a person should read it.</param>
    public PolicyLoadException(IReadOnlyList<string> faults)
        : base($"AEV4002: the policies cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}") => Faults = faults;

    /// <summary>One text for each fault; empty when the exception was made without them.</summary>
    public IReadOnlyList<string> Faults { get; } = [];
}
