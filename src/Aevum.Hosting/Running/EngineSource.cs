using Microsoft.Extensions.Configuration;

namespace Aevum.Hosting.Running;

/// <summary>Where the options of the engine come from.</summary>
/// <param name="Configuration">The root of the configuration; null when the program sets everything in code.</param>
/// <param name="Configure">What the program sets in code, last; null when nothing.</param>
internal sealed record EngineSource(IConfiguration? Configuration, Action<IServiceProvider, AevumOptions>? Configure);
