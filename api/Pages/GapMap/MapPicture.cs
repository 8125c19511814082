using SkiaSharp;
using Svg.Skia;
using Svg.Skia.TypefaceProviders;

namespace Horizon.Api.Pages.GapMap;

/// <summary>A picture in SVG as PNG, drawn by Skia with a font of Horizon's own: a server may have none.</summary>
internal static class MapPicture
{
    /// <summary>The family that the SVG must name.</summary>
    public const string Font = "DejaVu Sans";

    /// <summary>Pixels a unit of the SVG, so that small print stays sharp on paper.</summary>
    private const float Scale = 2;

    private static readonly string[] Faces = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];

    /// <exception cref="InvalidOperationException">The picture cannot be drawn.</exception>
    public static byte[] Png(string svg)
    {
        using var picture = new SKSvg();
        picture.Settings.TypefaceProviders = [.. Faces.Select(Face)];
        using var png = new MemoryStream();
        if (picture.FromSvg(svg) is null || !picture.Save(png, SKColors.White, SKEncodedImageFormat.Png, 100, Scale, Scale))
            throw new InvalidOperationException("The map cannot be drawn as PNG; take the SVG.");
        return png.ToArray();
    }

    private static ITypefaceProvider Face(string file)
    {
        using var font = typeof(MapPicture).Assembly.GetManifestResourceStream($"Horizon.Api.Fonts.{file}")!;
        return new CustomTypefaceProvider(font);
    }
}
