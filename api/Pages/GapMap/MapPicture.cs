using SkiaSharp;
using Svg.Skia;
using Svg.Skia.TypefaceProviders;

namespace Horizon.Api.Pages.GapMap;

/// <summary>A picture in SVG as PNG, drawn by Skia with a font of Horizon's own: a server may have none.</summary>
internal static class MapPicture
{
    /// <summary>The family that the SVG must name.</summary>
    public const string Font = "DejaVu Sans";

    /// <summary>Pixels a unit of the SVG at most, so that small print stays sharp on paper.</summary>
    private const double Scale = 2;

    /// <summary>Of a picture: a map of all techniques by all sites would else take a quarter of a gigabyte while it is drawn.</summary>
    private const double MostPixels = 16e6;

    /// <summary>One is drawn at a time: it takes seconds of a core, and anybody may ask.</summary>
    private static readonly Lock Drawing = new();

    private static readonly string[] Faces = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];

    /// <exception cref="InvalidOperationException">The picture cannot be drawn.</exception>
    public static byte[] Png(string svg)
    {
        lock (Drawing) return Draw(svg);
    }

    private static byte[] Draw(string svg)
    {
        using var picture = new SKSvg();
        picture.Settings.TypefaceProviders = [.. Faces.Select(Face)];
        using var png = new MemoryStream();
        if (picture.FromSvg(svg) is not { CullRect: var size } || !Save()) throw new InvalidOperationException("The map cannot be drawn as PNG; take the SVG.");
        return png.ToArray();

        bool Save()
        {
            var scale = (float)Math.Min(Scale, Math.Sqrt(MostPixels / (size.Width * size.Height)));
            return picture.Save(png, SKColors.White, SKEncodedImageFormat.Png, 100, scale, scale);
        }
    }

    private static ITypefaceProvider Face(string file)
    {
        using var font = typeof(MapPicture).Assembly.GetManifestResourceStream($"Horizon.Api.Fonts.{file}")!;
        return new CustomTypefaceProvider(font);
    }
}
