namespace Aevum.Rules;

/// <summary>The hundreds of the catalogue.</summary>
public enum RuleArea
{
    /// <summary>AEV1xxx: barriers and outcomes.</summary>
    Barriers,

    /// <summary>AEV2xxx: consent.</summary>
    Consent,

    /// <summary>AEV3xxx: signing.</summary>
    Signing,

    /// <summary>AEV4xxx: policy.</summary>
    Policy,

    /// <summary>AEV5xxx: deployment.</summary>
    Deployment,

    /// <summary>AEV9xxx: the kit itself.</summary>
    Kit,
}
