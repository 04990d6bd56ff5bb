using Aevum;
using Aevum.Hosting;
using Aevum.Hosting.Checks;
using Aevum.Hosting.Parts;
using Aevum.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the engine with a host.</summary>
public static class AevumServiceCollectionExtensions
{
    /// <summary>
    /// Registers an engine that is built from <c>Aevum:*</c>, starts with the host and stops with it. The signer, and a store or policy engine that the
    /// configuration does not name, are taken from the services.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The root of the configuration; read when the host starts.</param>
    /// <param name="configure">Changes the options last; null for no change.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">An engine is registered already; one process writes one chain.</exception>
    public static IServiceCollection AddAevum(this IServiceCollection services, IConfiguration configuration, Action<AevumOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, new EngineSource(configuration, configure is null ? null : (_, options) => configure(options)));
    }

    /// <summary>Registers an engine that is built from <c>Aevum:*</c> and from services that the delegate asks for.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The root of the configuration; read when the host starts.</param>
    /// <param name="configure">Changes the options last.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">An engine is registered already; one process writes one chain.</exception>
    public static IServiceCollection AddAevum(this IServiceCollection services, IConfiguration configuration, Action<IServiceProvider, AevumOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, new EngineSource(configuration, configure));
    }

    /// <summary>Registers an engine whose options the program sets in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options when the host starts.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">An engine is registered already; one process writes one chain.</exception>
    public static IServiceCollection AddAevum(this IServiceCollection services, Action<AevumOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, new EngineSource(null, (_, options) => configure(options)));
    }

    /// <summary>Registers the health check <c>aevum</c>.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The builder of the health checks.</returns>
    public static IHealthChecksBuilder AddAevumHealthCheck(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddHealthChecks().AddAevumHealthCheck();
    }

    /// <summary>Registers a health check of the engine.</summary>
    /// <param name="builder">The builder of the health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What a fault counts as; null for unhealthy.</param>
    /// <param name="tags">Tags to select the check by; null for none.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddAevumHealthCheck(this IHealthChecksBuilder builder, string name = "aevum", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return builder.Add(new HealthCheckRegistration(
            name, provider => new AevumHealthCheck(provider.GetRequiredService<AevumEngineAccessor>(), provider.GetRequiredService<AevumEngineHost>()), failureStatus, tags));
    }

    private static IServiceCollection Add(IServiceCollection services, EngineSource source)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(EngineSource)))
        {
            throw new InvalidOperationException("An engine is registered already, and one process writes one chain; call AddAevum once.");
        }

        services.AddSingleton(source);
        services.AddSingleton(new AevumEngineAccessor());
        services.AddSingleton(provider => new AevumEngineHost(provider, source, provider.GetRequiredService<AevumEngineAccessor>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<AevumEngineHost>());
        services.AddSingleton(provider => provider.GetRequiredService<AevumEngineAccessor>().Engine);
        services.AddSingleton<IAevumObserver>(provider => new LoggingObserver(provider.GetService<ILoggerFactory>()));
        BuiltInKinds.Register(services);
        return services;
    }
}
