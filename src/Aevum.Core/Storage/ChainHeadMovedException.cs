namespace Aevum.Storage;

/// <summary>Another writer appended first. Nothing was written.</summary>
public sealed class ChainHeadMovedException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public ChainHeadMovedException()
        : base("The head of the chain has moved: another writer appended first.")
    {
    }

    /// <summary>Makes an exception with a message that says what failed and how to repair it.</summary>
    /// <param name="message">The message; never personal text.</param>
    public ChainHeadMovedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message; never personal text.</param>
    /// <param name="innerException">The fault behind it.</param>
    public ChainHeadMovedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
