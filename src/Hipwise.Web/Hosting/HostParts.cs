using System.Net;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Web.Drawings;
using Hipwise.Web.Features.Body;
using Hipwise.Web.Features.Checkup;
using Hipwise.Web.Features.Devices;
using Hipwise.Web.Features.Emg;
using Hipwise.Web.Features.Learn;
using Hipwise.Web.Features.Own;
using Hipwise.Web.Features.Progress;
using Hipwise.Web.Features.Session;
using Hipwise.Web.Features.Sitting;
using Hipwise.Web.Hosting.Lan;
using Hipwise.Web.Layout;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;

namespace Hipwise.Web.Hosting;

/// <summary>The parts the host is put together from.</summary>
internal static class HostParts
{
    private const long LargestRequest = 64 << 20;
    private const int MostFormValues = 2000;

    /// <summary>Listens on this computer only, and logs nothing but warnings: addresses and answers never reach a log.</summary>
    public static void ListenOnLoopback(this WebApplicationBuilder builder, HostSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(IPAddress.Loopback, settings.Port);
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
        // Startup says in one line what is in the way.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
    }

    /// <summary>Adds what the pages work with.</summary>
    public static void AddHipwise(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => KnowledgeLoader.Load(settings.KnowledgeFolder));
        services.AddSingleton(provider => new Database(settings.DataFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CheckupStore>();
        services.AddSingleton<FilmStore>();
        services.AddSingleton<Assets>();
        services.AddSingleton<PoseFiles>();
        services.AddSingleton<RecordingDesk>();
        services.AddSingleton<DrawnFigures>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<BodyStage>();
        services.AddSingleton<MotionMemory>();
        services.AddSingleton<StillPictures>();
        services.AddSingleton<CheckupMemory>();
        services.AddSingleton<DiaryStore>();
        services.AddSingleton<TrainingMemory>();
        services.AddNudges();
        services.AddSingleton<ProgressMemory>();
        services.AddDevices(settings);
        services.AddSingleton<OwnStore>();
        services.AddSingleton<OwnMemory>();
        services.AddSingleton<OwnDesk>();
        services.AddScoped<CurrentCheckup>();
        services.AddHttpContextAccessor();
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.ValueCountLimit = MostFormValues);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "hipwise-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.FormFieldName = "hipwise-form";
        });
        // Forms stay valid when the program starts again.
        services.AddDataProtection().SetApplicationName("hipwise").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.DataFolder, "keys")));
    }

    /// <summary>Answers only to names of this computer, so that no page elsewhere can reach in by a name of its own.</summary>
    public static void UseHostCheck(this WebApplication app) => app.Use((context, next) =>
    {
        var host = context.Request.Host.Host;
        if (LanConnection.Carries(context) ? app.Services.GetRequiredService<LanSite>().IsOurs(host) : host is "127.0.0.1" or "localhost" or "[::1]")
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    });

    /// <summary>Serves script, style, font and icon; what carries a hash may be kept for a year.</summary>
    public static void UseAssets(this WebApplication app)
    {
        // A worker may look after the folder it is served from and those below: this one after every page.
        app.Use((context, next) =>
        {
            if (context.Request.Path == "/sw.js")
            {
                context.Request.Path = "/assets/sw.js";
            }

            return next(context);
        });
        app.UseStaticFiles(AssetFiles());
    }

    private static StaticFileOptions AssetFiles() => new()
    {
        ContentTypeProvider = new FileExtensionContentTypeProvider { Mappings = { [".task"] = "application/octet-stream" } },
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    };

    /// <summary>A page of our own for addresses that lead nowhere, forms that could not be read, and our own mistakes; nothing about the request is shown or logged.</summary>
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => ShowAsync(context, KindOf(context)), AllowStatusCode404Response = true });
        app.Use(async (context, next) =>
        {
            await next(context);
            if (!context.Response.HasStarted && SilenceOf(context.Response) is { } kind)
            {
                await ShowAsync(context, kind);
            }
        });
    }

    // A page that refuses a form names its type first, and then says nothing: the framework's own pages for status codes pass it over.
    private static string? SilenceOf(HttpResponse response) => response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => "form",
        StatusCodes.Status404NotFound when response.ContentType is null => "not-found",
        _ => null,
    };

    private static string KindOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException or InvalidDataException ? "form" : "ours";

    // What was begun for the page that failed is dropped, its services too: one scope renders one page.
    internal static async Task ShowAsync(HttpContext context, string kind)
    {
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.Response.Clear();
        context.Response.StatusCode = kind switch
        {
            "form" => StatusCodes.Status400BadRequest,
            "not-found" => StatusCodes.Status404NotFound,
            "unpaired" => StatusCodes.Status401Unauthorized,
            "computer" => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (kind is "form" or "unpaired")
        {
            // What is left of a form that was refused may still be on its way: nothing more is read from this connection.
            context.Response.Headers.Connection = HttpProtocol.IsHttp11(context.Request.Protocol) ? "close" : default(string);
        }

        context.RequestServices = scope.ServiceProvider;
        await new RazorComponentResult<App>(new { Problem = kind }).ExecuteAsync(context);
        context.RequestServices = services;
    }
}
