namespace Aevum.Crisis;

/// <summary>What a text that the screen stopped speaks of. Only this, never the text, may be recorded.</summary>
internal enum CrisisTopic
{
    /// <summary>Nothing was found.</summary>
    None = 0,

    /// <summary>Suicide or self-harm.</summary>
    SelfHarm = 1,

    /// <summary>The intent to hurt or kill somebody.</summary>
    Violence = 2,

    /// <summary>Abuse or immediate danger told by the person who suffers it.</summary>
    Abuse = 3,
}
